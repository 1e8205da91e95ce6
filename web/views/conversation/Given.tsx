// One line among the messages: to whom the conversation was given, by whom and when.
import { useApi } from '../../api.ts'
import { Time } from '../../kit/show/Time.tsx'
import { say as speak, useVoice } from '../../words/say.ts'
import type { GivenTo } from './among.ts'

export function useGiven(conversationId: string): readonly GivenTo[] {
  const touchedBy = ['assignment', 'member', 'department', 'interaction', 'conversation']
  return useApi('GET /conversations/:id/assignment', { id: conversationId }, { touchedBy }).data?.story ?? []
}

export function Given({ given }: { given: GivenTo }) {
  useVoice()
  return (
    <p className="given">
      {wordsOf(given)} · <Time at={given.at} />
    </p>
  )
}

function wordsOf({ by, to }: GivenTo): string {
  const name = by?.name ?? speak('shell.brand')
  if (!to) return speak('follow.gaveItUp', { by: name })
  return to.id === by?.id ? speak('follow.tookIt', { by: name }) : speak('follow.gaveIt', { by: name, to: to.name })
}
