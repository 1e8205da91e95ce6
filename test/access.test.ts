// Walks every endpoint with everyone who may knock and with ids of others: nobody gets in who may not, and nothing leaks.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { may, type Right, roles } from '../server/workspace/role.ts'
import { type Answer, call, endpoints, keys, succeeded } from './access/call.ts'
import { type Company, openCompany, strangers } from './access/caller.ts'
import type { Ids } from './access/company.ts'
import { fingerprint } from './access/fingerprint.ts'
import { idOf, kindOf } from './access/named.ts'
import { type IdField, sampleOf, withId } from './access/sample.ts'

/** Refusals that hang on more than the role. */
const refusedBeyondRole: Record<string, string> = {
  'POST /invitations manager': 'nobody gives more than they have: the sample makes an owner',
  'POST /drop-addresses/:id/renew member': 'an address is renewed by whoever made it, or by a manager',
  'POST /drop-addresses/:id/resume member': 'it is taken up again by whoever made it, or by a manager',
  'DELETE /drop-addresses/:id member': 'it is ended by whoever made it, or by a manager',
  'PATCH /mailboxes/:id member': 'a mailbox is changed by whoever connected it, or by a manager',
  'POST /mailboxes/:id/again member': 'it is tried again by whoever connected it, or by a manager',
  'DELETE /mailboxes/:id member': 'it is let go by whoever connected it, or by a manager',
  'PATCH /sources/:id member': 'a source is changed by whoever brought it, or by a manager',
  'PUT /conversations/:id/closed member': 'a conversation is closed by whose mail it is, or by a manager',
  'DELETE /conversations/:id/closed member': 'it is opened by whose mail it is, or by a manager',
}
/** Ids that are kept without a look; they find nothing when they are used. */
const keptUnread: Record<string, string> = {
  'POST /saved-filters filter.ownerId': 'a filter finds nothing then',
  'POST /saved-filters filter.organizationId': 'a filter finds nothing then',
  'PATCH /saved-filters/:id filter.ownerId': 'a filter finds nothing then',
  'PATCH /saved-filters/:id filter.organizationId': 'a filter finds nothing then',
  'POST /waiting/settle-before holderId': 'nothing is given to them, so nothing is settled',
}
/** Endpoints that a right role is refused here for the state things are in. */
const neverHere: Record<string, string> = {
  'POST /first-run': 'there are accounts already',
  'POST /sign-in': 'the sample is nobody’s address',
  'DELETE /village': 'this is not the village',
  'POST /invited/join-with': 'whoever is here has joined already',
  'POST /mailboxes/check': 'there is no server to sign in to',
  'POST /mailboxes': 'there is no server to sign in to',
}

let [here, there]: Company[] = []
let owner: pg.Client
const covered = new Map<string, number>()
let cells = 0

beforeAll(async () => {
  owner = new pg.Client(inject('owner'))
  await owner.connect()
  ;[here, there] = [await openCompany(), await openCompany()]
}, 300_000)
afterAll(() => owner.end())

const company = () => here as Company
const other = () => there as Company
const sample = (key: string, ids: Ids) => {
  const made = sampleOf(key, endpoints[key]!, (field) => idOf(key, field, ids))
  return 'token' in made.input ? { ...made, input: { ...made.input, token: ids['invitationToken'] } } : made
}
const mayOf = (key: string) => endpoints[key]?.may ?? ''
const isScoped = (key: string) => !('open' in endpoints[key]!)
const scoped = keys.filter(isScoped)

function cell(key: string): void {
  cells++
  covered.set(key, (covered.get(key) ?? 0) + 1)
}

/** What an answer holds of the other company: its word, or an id that was not asked with. */
function leaked({ text }: Answer, whose: Company, asked: readonly string[] = []): string[] {
  const ids = Object.values(whose.ids).filter((id) => id && !asked.includes(id))
  return [whose.word, ...ids].filter((secret) => text.includes(secret))
}

describe('nobody gets in who may not', () => {
  test('strangers are refused everywhere, and change nothing', { timeout: 300_000 }, async () => {
    const found: string[] = []
    const everyone = await strangers(company())
    const { ids } = await company().enter('owner')
    const before = await fingerprint(owner, company().world.scope.workspaceId)
    for (const key of keys.filter((one) => mayOf(one) !== 'anyone')) {
      for (const { who, token, status } of everyone) {
        if (!isScoped(key) && status === 403) continue
        const answer = await call(company().app, key, sample(key, ids).input, token)
        cell(key)
        if (answer.status !== status) found.push(`${key} as ${who}: ${answer.status}`)
        if (leaked(answer, company(), Object.values(ids)).length > 0) found.push(`${key} as ${who} leaks`)
      }
    }
    expect(found).toEqual([])
    expect(await fingerprint(owner, company().world.scope.workspaceId)).toEqual(before)
  })
  test('a role without the right is refused, and changes nothing', { timeout: 300_000 }, async () => {
    const found: string[] = []
    const callers = await Promise.all(roles.map(async (role) => ({ role, ...(await company().enter(role)) })))
    const before = await fingerprint(owner, company().world.scope.workspaceId)
    for (const key of scoped)
      for (const { role, token, ids } of callers.filter(({ role }) => !may(role, mayOf(key) as Right))) {
        const answer = await call(company().app, key, sample(key, ids).input, token)
        cell(key)
        if (answer.status !== 403) found.push(`${key} as ${role}: ${answer.status}`)
        if (leaked(answer, company(), Object.values(ids)).length > 0) found.push(`${key} as ${role} leaks`)
      }
    expect(found).toEqual([])
    expect(await fingerprint(owner, company().world.scope.workspaceId)).toEqual(before)
  })
})

describe('an id of another workspace', () => {
  test('no answer without one tells anything of another workspace', { timeout: 300_000 }, async () => {
    const found: string[] = []
    for (const key of keys.filter((one) => one.startsWith('GET '))) {
      const { token, ids } = await company().enter('owner')
      const answer = await call(company().app, key, sample(key, ids).input, token)
      const asked = await call(company().app, key, { ...sample(key, ids).input, text: other().word }, token)
      cell(key)
      for (const one of [answer, asked]) if (leaked(one, other()).length > 0) found.push(key)
    }
    expect(found).toEqual([])
  })
  test('is not found, by whoever and wherever it is given, and changes nothing there', {
    timeout: 300_000,
  }, async () => {
    const found: string[] = []
    const before = await fingerprint(owner, other().world.scope.workspaceId)
    const theirs = (await other().enter('owner')).ids
    const after = await fingerprint(owner, other().world.scope.workspaceId)
    for (const key of keys.filter((one) => mayOf(one) !== 'anyone')) {
      const { token, ids } = await company().enter('owner')
      const { input, ids: fields } = sample(key, ids)
      for (const field of fields.filter(({ name }) => kindOf(key, name) !== 'new')) {
        const given = [...new Set([idOf(key, field.name, theirs), ...Object.values(theirs)])].filter(Boolean)
        for (const [at, id] of (field.name === 'id' ? given : given.slice(0, 1)).entries()) {
          const answer = await call(company().app, key, withId(input, field, id), token)
          cell(key)
          if (!isRefused(key, field, answer, at === 0))
            found.push(`${key} ${field.name}: ${answer.status} ${answer.text.slice(-200)}`)
          if (leaked(answer, other(), [id]).length > 0) found.push(`${key} ${field.name} leaks`)
        }
      }
    }
    expect(found).toEqual([])
    expect(before).not.toEqual(after)
    expect(await fingerprint(owner, other().world.scope.workspaceId)).toEqual(after)
  })
})

/** 404 for the right kind of thing; a filter of a list may find nothing instead. */
function isRefused(key: string, field: IdField, answer: Answer, rightKind: boolean): boolean {
  if (`${key} ${field.name}` in keptUnread) return answer.status === 200
  const filters = key.startsWith('GET ') && !key.includes(`:${field.name}`)
  if (filters && succeeded(answer)) return answer.text.includes('"items":[]')
  return rightKind ? answer.status === 404 : answer.status >= 400 && answer.status < 500 && answer.status !== 429
}

const rolesFor = (key: string) => roles.filter((role) => !isScoped(key) || may(role, mayOf(key) as Right))
/** What takes away comes last; a sentence of the vision can be taken back only while it is the newest. */
const turnOf = (key: string) => (key === 'DELETE /vision/:id' ? 0 : key.startsWith('DELETE ') ? 2 : 1)

describe('who may, gets in', () => {
  test('every role with the right is let in, and each endpoint answers one of them well', {
    timeout: 300_000,
  }, async () => {
    const found: string[] = []
    const reached = new Set(Object.keys(neverHere))
    const said: string[] = []
    for (const key of keys.toSorted((a, b) => turnOf(a) - turnOf(b)))
      for (const role of rolesFor(key).toReversed()) {
        const { token, ids } = await company().enter(role)
        const answer = await call(company().app, key, sample(key, ids).input, token)
        cell(key)
        if (succeeded(answer)) reached.add(key)
        else said.push(`${key} as ${role}: ${answer.status} ${answer.text.slice(-200)}`)
        const refused = [401, 403, 429].includes(answer.status) || answer.status >= 500
        if (refused && key !== 'POST /sign-in' && !(`${key} ${role}` in refusedBeyondRole))
          found.push(said.at(-1) ?? '')
      }
    expect(found).toEqual([])
    expect(said.filter((one) => !reached.has(one.slice(0, one.indexOf(' as '))))).toEqual([])
  })
  test('every endpoint has been walked, and every exception names one', () => {
    expect(keys.filter((key) => !covered.has(key))).toEqual([])
    const named = [refusedBeyondRole, keptUnread, neverHere].flatMap((one) => Object.keys(one))
    const known = named.filter((name) => keys.some((key) => name === key || name.startsWith(`${key} `)))
    expect(named.filter((name) => !known.includes(name))).toEqual([])
    console.log(`access: ${keys.length} endpoints, ${cells} cells`)
  })
})
