// A world with a mailbox on real servers, reached over lines that can be cut, and an outside view of what came of it.
import { afterAll } from 'vitest'
import { db } from '../server/base/database.ts'
import { runOne, type Scope } from '../server/base/scope.ts'
import { listSendings } from '../server/outgoing/send/list.ts'
import { kithScope } from '../server/workspace/session.ts'
import { connectSender, password, sendingRow, tom } from './outgoing.ts'
import { dovecotIsHere, startDovecot } from './servers/dovecot.ts'
import { eximIsHere, startExim } from './servers/exim.ts'
import { startFaultProxy } from './servers/fault-proxy.ts'
import { countMessageIds } from './servers/witness.ts'
import { newWorld } from './world.ts'

export const postIsHere = dovecotIsHere && eximIsHere
export type Post = Awaited<ReturnType<typeof openPost>>

/** Tom's mailbox; everything is stopped when the test file ends. */
export async function openPost() {
  const dovecot = await startDovecot({ users: { [tom]: password } })
  const exim = await startExim({ users: { [tom]: password } })
  const [smtp, imap] = [await startFaultProxy(exim.port), await startFaultProxy(dovecot.port)]
  afterAll(async () => {
    for (const one of [smtp, imap, exim, dovecot]) await one.stop()
  })
  const world = await newWorld()
  const { scope } = world
  const sourceId = await connectSender(scope, { imap: imap.port, smtp: smtp.port })
  const row = async (id: string) => (await sendingRow(scope, id))!
  const taken = async (id: string) => {
    const { message_id } = await row(id)
    return exim.accepted().filter((one) => one.messageId === message_id)
  }
  const filed = async (id: string) => countMessageIds(dovecot.maildir(tom), 'Sent').get((await row(id)).message_id) ?? 0
  return {
    dovecot,
    exim,
    smtp,
    imap,
    world,
    scope,
    kith: kithScope(world.ground, scope.workspaceId),
    sourceId,
    row,
    taken,
    filed,
    /** Its state, how often the SMTP server took it, how often it lies in Sent. */
    standing: async (id: string) => [(await row(id)).state, (await taken(id)).length, await filed(id)] as const,
    /** As its member's list tells of it. */
    listed: async (id: string) => (await listSendings(scope)).items.find((one) => one.id === id),
    interaction: async (id: string) => interactionOf(scope, (await row(id)).interaction_id),
  }
}

function interactionOf(scope: Scope, id: string | null) {
  const query = db.selectFrom('interaction').selectAll().where('workspace_id', '=', scope.workspaceId)
  return runOne(scope, query.where('id', '=', id).compile())
}
