// Somebody else has this already: who, and the way to them.
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { say, sayCode, useVoice } from '../../words/say.ts'
import { bringBack } from '../change.ts'
import type { Taken } from './fault.ts'

export function TakenNote({ taken: { code, id }, onDone }: { taken: Taken; onDone: () => void }) {
  useVoice()
  const navigate = useNavigate()
  const removed = code.endsWith('_of_removed')
  const ofOrganization = code.startsWith('domain')
  const person = useApi('GET /people/:id', { id }, { enabled: !removed && !ofOrganization })
  const organization = useApi(
    'GET /organizations/:id',
    { id },
    { enabled: !removed && (ofOrganization || person.error !== null) },
  )
  const name = person.data?.name ?? organization.data?.name ?? say('people.someoneElse')
  const open = () => {
    if (removed) bringBack({ id, name })
    onDone()
    void navigate({ to: '/customers/$id', params: { id } } as never)
  }
  return (
    <div className="taken" role="alert">
      <span>{sayCode('people', code, { name })}</span>
      <Button small onClick={open}>
        {say(removed ? 'people.bringBack' : 'people.open')}
      </Button>
    </div>
  )
}
