// The mailboxes that a member may write from: those that can send, and whose mail they may read in full.
import { sql } from 'kysely'
import { z } from 'zod'
import { db } from '../base/database.ts'
import { id } from '../base/endpoint.ts'
import { notFound } from '../base/problem.ts'
import { type Scope, atomically, run } from '../base/scope.ts'
import { recordEvents } from '../workspace/event.ts'
import { ownAudience } from './draft/announce.ts'

export const senderShape = z.object({
  /** The id of the mailbox's source. */
  id,
  address: z.string(),
  /** What stands before the address in what is sent from it. */
  name: z.string(),
  signature: z.string(),
  /** Whether it was this member who connected it. */
  own: z.boolean(),
  /** Whether Kith files what is sent from it in its Sent folder. */
  files: z.boolean(),
})
export type Sender = z.output<typeof senderShape>
type Row = Omit<Sender, 'files'> & { smtpHost: string; files: boolean | null }

/** Their own first, then by address. */
export async function listSenders(scope: Scope): Promise<Sender[]> {
  const [rows] = await run(
    scope,
    sql<Row>`select b.source_id as id, b.address, coalesce(nullif(b.sender_name, ''), m.name, '') as name, b.signature,
        coalesce(b.made_by = ${scope.memberId}::uuid, false) as own, b.smtp_host as "smtpHost", c.files
      from source s
      join mailbox b on b.workspace_id = ${scope.workspaceId} and b.source_id = s.id
      left join mailbox_copy c on c.workspace_id = ${scope.workspaceId} and c.source_id = s.id
      left join member m on m.workspace_id = ${scope.workspaceId} and m.id = ${scope.memberId}::uuid
      where s.workspace_id = ${scope.workspaceId} and s.kind = 'imap' and s.phase <> 'ended' and b.smtp_host is not null
        and s.audience_id = any(${[...scope.audiences]}::uuid[])
      order by own desc, b.address`.compile(db),
  )
  return rows.map(({ smtpHost, files, ...sender }) => ({ ...sender, files: files ?? !filesItself(smtpHost) }))
}

export async function requireSender(scope: Scope, sourceId: string): Promise<Sender> {
  const sender = (await listSenders(scope)).find(({ id }) => id === sourceId)
  if (!sender) throw notFound('mailbox')
  return sender
}

/** Providers that put whatever goes out through their SMTP server into the Sent folder themselves. */
const selfFiling = ['gmail.com', 'googlemail.com', 'office365.com', 'outlook.com', 'hotmail.com']

/** A copy filed as well would lie there twice. */
export function filesItself(smtpHost: string): boolean {
  const host = smtpHost.toLowerCase().replace(/\.$/, '')
  return selfFiling.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

/** Whether Kith files a copy of what goes out from it: as a member said, else unless its provider does. */
export async function setFiling(scope: Scope, sourceId: string, files: boolean): Promise<void> {
  const { files: before } = await requireSender(scope, sourceId)
  if (before === files) return
  await atomically(scope, async (scope) => {
    const row = { workspace_id: scope.workspaceId, source_id: sourceId, files, set_by: scope.memberId }
    const write = db
      .insertInto('mailbox_copy')
      .values(row)
      .onConflict((on) =>
        on.columns(['workspace_id', 'source_id']).doUpdateSet((set) => ({
          files: set.ref('excluded.files'),
          set_by: set.ref('excluded.set_by'),
        })),
      )
    await run(scope, write.compile())
    await recordEvents(scope, [
      { kind: 'mailbox.changed', subjectId: sourceId, audienceId: ownAudience(scope), change: { fields: ['files'] } },
    ])
  })
}
