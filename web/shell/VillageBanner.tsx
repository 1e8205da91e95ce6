// Tells that this is the village, and how to leave it or make it go.
import { useState } from 'react'
import { call } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Confirm } from '../kit/overlay/Confirm.tsx'
import { toastProblem } from '../kit/overlay/toast.ts'
import { say } from '../words/say.ts'
import { type Here, startAgain, switchWorkspace } from './here.ts'

export function VillageBanner({ here }: { here: Here }) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  if (!here.workspace?.village) return null
  const home = here.workspaces.find(({ village }) => !village)
  const remove = () => {
    setBusy(true)
    call('DELETE /village', {})
      .then(() => startAgain(home ? '/' : '/settings'))
      .catch(toastProblem)
      .finally(() => setBusy(false))
  }
  return (
    <aside className="village" aria-label={here.workspace.name}>
      <span>{say('shell.villageHere', { name: here.member?.name ?? '' })}</span>
      <span className="acts">
        {home && (
          <Button small onClick={() => void switchWorkspace(home.id).catch(toastProblem)}>
            {say('shell.villageLeave', { company: home.name })}
          </Button>
        )}
        {here.rights.includes('manageMembers') && (
          <Button small tone="quiet" onClick={() => setAsking(true)}>
            {say('shell.villageDelete')}
          </Button>
        )}
      </span>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={say('shell.villageDeleteTitle')}
        description={say('shell.villageDeleteText')}
        confirm={say('shell.villageDelete')}
        danger
        busy={busy}
        onConfirm={remove}
      />
    </aside>
  )
}
