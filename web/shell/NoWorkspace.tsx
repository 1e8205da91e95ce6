// Signed in, but a member of no workspace (any more).
import { Button } from '../kit/action/Button.tsx'
import { Page } from '../kit/page/Page.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { say, useVoice } from '../words/say.ts'
import { type Here, signOut, switchWorkspace } from './here.ts'

export function NoWorkspace({ here }: { here: Here }) {
  useVoice()
  return (
    <div className="bare">
      <Page title={say('shell.noWorkspace')} narrow>
        <EmptyState
          title={say('shell.noWorkspaceWhy')}
          action={<Button onClick={() => void signOut()}>{say('shell.signOut')}</Button>}
        >
          {here.workspaces.map(({ id, name }) => (
            <Button key={id} onClick={() => void switchWorkspace(id)}>
              {name}
            </Button>
          ))}
        </EmptyState>
      </Page>
    </div>
  )
}
