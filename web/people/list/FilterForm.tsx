// Further filters: who knows them best, when there was last something between us, who was removed.
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Checkbox } from '../../kit/form/Checkbox.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { say, useVoice } from '../../words/say.ts'
import { everyone, type LookProps } from './look.ts'

export function FilterForm({ look, onLook }: LookProps) {
  useVoice()
  const members = useApi('GET /members', {}, { touchedBy: ['member'], staleTime: 60_000 }).data?.items ?? []
  const owners = members.filter(({ status }) => status !== 'left').map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="form">
      <Select
        label={say('people.filterOwner')}
        value={look.owner}
        onChange={(event) => onLook({ owner: event.target.value, show: 'everyone' })}
        options={[{ value: '', label: say('people.anyone') }, ...owners]}
      />
      <TextField
        label={say('people.spokenFrom')}
        type="date"
        value={look.from}
        onChange={(event) => onLook({ from: event.target.value })}
      />
      <TextField
        label={say('people.spokenBefore')}
        type="date"
        value={look.before}
        onChange={(event) => onLook({ before: event.target.value })}
      />
      <Checkbox
        label={say('people.removedOnes')}
        checked={look.show === 'removed'}
        onChange={(event) => onLook({ show: event.target.checked ? 'removed' : 'everyone' })}
      />
      <div className="acts">
        <Button tone="quiet" small onClick={() => onLook({ ...everyone, kind: look.kind })}>
          {say('people.clear')}
        </Button>
      </div>
    </div>
  )
}
