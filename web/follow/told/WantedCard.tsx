// Which kinds of things a member wants to be told of.
import { useApi, useChange } from '../../api.ts'
import { Checkbox } from '../../kit/form/Checkbox.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { useSay } from '../../words/say.ts'

export function WantedCard() {
  const say = useSay()
  const { data } = useApi('GET /notifications/kinds', {}, { touchedBy: ['notification'] })
  const set = useChange('PUT /notifications/kinds/:kind')
  return (
    <Card title={say('follow.wanted')} empty={!data}>
      <div className="told-wanted">
        {data?.items.map(({ kind, wanted }) => (
          <Checkbox
            key={kind}
            label={say(`follow.wanted_${kind}`)}
            checked={set.isPending && set.variables.kind === kind ? set.variables.wanted : wanted}
            onChange={(event) => set.mutate({ kind, wanted: event.target.checked })}
          />
        ))}
        <p className="sub">{say('follow.wantedWhy')}</p>
      </div>
    </Card>
  )
}
