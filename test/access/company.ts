// A workspace with one of everything that an endpoint can name by id, all of it bearing words that nobody else has.
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { db } from '../../server/base/database.ts'
import { type Scope, run } from '../../server/base/scope.ts'
import { makeParcel } from '../../server/capture/parcel/parcel.ts'
import { takeBytes } from '../../server/capture/parcel/upload.ts'
import { proveSource } from '../../server/capture/prove.ts'
import { travel } from '../../server/journey.ts'
import { saveFilter } from '../../server/people/list/saved-filter.ts'
import { introduceColleagues } from '../../server/workspace/member/colleague.ts'
import { enterWorkspace, kithScope, listSessions, openSession } from '../../server/workspace/session.ts'
import { arrive, makeSource } from '../arrive.ts'
import type { World } from '../world.ts'
import { Readable } from 'node:stream'
import { call } from './call.ts'
import { fillMail } from './mail.ts'
import { makeMailbox } from './mailbox.ts'
import { spare } from './sample.ts'
import { fillTogether } from './together.ts'

/** Ids by what they are of: 'person', 'note', … */
export type Ids = Record<string, string>

/** Fills the world's workspace through the product itself; answers an id of each kind. `word` is in every text of it. */
export async function fillCompany(world: World, app: FastifyInstance, token: string, word: string): Promise<Ids> {
  const { scope, ground } = world
  const sourceId = await makeSource(scope)
  const { interactionIds } = await arrive(scope, sourceId, fillMail(word))
  const kith = kithScope(ground, scope.workspaceId)
  await travel(kith, interactionIds)
  await proveSource(kith, sourceId)
  await introduceColleagues(scope, [{ name: `Colleague ${word}`, address: `colleague-${word}@reed.example` }])
  const byHand = await fillByHand(app, token, word)
  const ids: Ids = { ...(await readIds(scope)), ...byHand, source: sourceId }
  await call(app, 'PUT /customers/:id/owner', { id: ids['person'], memberId: ids['owner'] }, token)
  return { ...ids, ...(await fillTogether(app, token, ids, word)) }
}

/** What members put down themselves. */
async function fillByHand(app: FastifyInstance, token: string, word: string): Promise<Ids> {
  const made = async (key: string, input: Record<string, unknown>) => {
    const { status, text } = await call(app, key, input, token)
    if (status !== 200) throw new Error(`${key}: ${status} ${text}`)
    return (/\{"id":"([^"]+)"/.exec(text)?.[1] ?? '') as string
  }
  const person = await made('POST /people', { name: `Edda ${word}`, emails: [`edda@${word}-hand.example`] })
  const organization = await made('POST /organizations', { name: `Mill ${word}` })
  const removed = await made('POST /people', { name: `Gone ${word}` })
  await made('DELETE /customers/:id', { id: removed })
  const [note, goneNote] = [
    await made('POST /customers/:id/notes', { id: person, words: `Likes ${word}` }),
    await made('POST /customers/:id/notes', { id: person, words: `Liked ${word}` }),
  ]
  await made('DELETE /notes/:id', { id: goneNote })
  await made('POST /vision', { sentence: `Nobody rings twice for ${word}` })
  await made('POST /goals', { name: `Sell ${word}`, serves: 'revenue' })
  const department = await made('POST /departments', { name: `Office ${word}` })
  const spareDepartment = await made('POST /departments', { name: `Shed ${word}` })
  await made('PUT /ours/addresses/:address', { address: spare.address, memberId: null })
  await made('PUT /ours/domains/:domain', { domain: spare.domain })
  const drop = await made('POST /drop-addresses', { name: `Dropped ${word}`, readers: 'everyone' })
  const sparePerson = await made('POST /people', { name: `Spare ${word}` })
  const invited = await call(app, 'POST /invitations', { role: 'guest', uses: 500 }, token)
  const [, invitation = '', invitationToken = ''] = /\{"id":"([^"]+)","token":"([^"]+)"/.exec(invited.text) ?? []
  return {
    invitation,
    invitationToken,
    person,
    organization,
    removed,
    note,
    goneNote,
    department,
    spareDepartment,
    sparePerson,
    drop,
  }
}

/** What a member alone has of their own: a filter and parcels. */
export async function ownThings(world: World, accountId: string): Promise<Ids> {
  const scope = await enterWorkspace(world.ground, accountId, world.scope.workspaceId)
  if (!scope) throw new Error('not a member')
  const { id: filter } = await saveFilter(scope, { name: 'Mine', filter: { kind: 'people', sort: 'last' } })
  const [parcel, fullParcel] = [await makeParcel(scope, 1000), await makeParcel(scope, 1000)]
  await takeBytes(scope, { parcelId: fullParcel, path: 'mail.mbox', offset: 0 }, Readable.from([makeMailbox()]))
  return { filter, parcel, fullParcel }
}

/** Another session of the account; answers its id. */
export async function anotherSession({ ground, scope }: World, accountId: string): Promise<string> {
  await openSession(ground, accountId, scope.workspaceId, { userAgent: 'another', address: '127.0.0.1' })
  const [newest] = (await listSessions(ground, accountId)).filter((one) => one.user_agent === 'another')
  if (!newest) throw new Error('no session')
  return newest.id
}

async function readIds(scope: Scope): Promise<Ids> {
  const one = (kind: string, from: string) => sql`select ${kind}::text as kind, (${sql.raw(from)}) as id`
  const here = `workspace_id = '${scope.workspaceId}'`
  const kinds: Record<string, string> = {
    interaction: `select id from interaction where ${here} and attachments > 0 and has_html limit 1`,
    conversation: `select conversation_id from interaction where ${here} and attachments > 0 and has_html limit 1`,
    waitingInteraction: `select interaction_id from waiting where ${here} order by since desc limit 1`,
    waitingConversation: `select conversation_id from waiting where ${here} order by since desc limit 1`,
    longestWaiting: `select conversation_id from waiting where ${here} order by since limit 1`,
    question: `select handle_id from who_question where ${here} limit 1`,
    candidate: `select person_id from who_candidate where ${here} limit 1`,
    handle: `select id from handle where ${here} and person_id is not null and value like '%-hand.example' limit 1`,
    otherHandle: `select id from handle where ${here} and person_id is not null and value not like '%-hand.example' limit 1`,
    quarantined: `select id from arrival where ${here} and outcome = 'quarantined' limit 1`,
    leftOut: `select id from arrival where ${here} and outcome = 'left_out' limit 1`,
    vision: `select id from vision where ${here} order by written_at desc limit 1`,
    goal: `select id from goal where ${here} limit 1`,
    owner: `select id from member where ${here} and role = 'owner' and status = 'active' order by created_at limit 1`,
    colleague: `select id from member where ${here} and status = 'known' limit 1`,
    audience: `select id from audience where ${here} limit 1`,
  }
  const parts = Object.entries(kinds).map(([kind, from]) => one(kind, from))
  const [rows] = await run(
    scope,
    sql<{ kind: string; id: string | null }>`${sql.join(parts, sql` union all `)}`.compile(db),
  )
  return Object.fromEntries(rows.map(({ kind, id }) => [kind, id ?? '']))
}
