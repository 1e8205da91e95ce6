// Begins the answer to something that was said.
import { begin } from '../desk.ts'
import { answerSubject } from '../mailto.ts'

/** `address`: whom to write to where no mailbox can send from here. */
export type Asked = { interactionId: string; conversationId: string; address: string | null; subject: string }

export function answer({ interactionId, conversationId, address, subject }: Asked): void {
  const recipients = address ? { recipients: [{ part: 'to' as const, name: '', address }] } : {}
  begin({ kind: 'reply', interactionId, conversationId, subject: answerSubject(subject), ...recipients })
}
