// What members are told of, through the front door: once, those alone whom it concerns, and nothing of what they may not read.
import { expect, test } from 'vitest'
import { openTeam, type Team } from '../../../test/team.ts'
import { listenTo } from '../../../test/access/stream.ts'
import { travel } from '../../journey.ts'
import { addDepartment } from '../../workspace/department.ts'
import { changeMember } from '../../workspace/member.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const write = 'POST /conversations/:id/remarks'
const give = 'PUT /conversations/:id/assignment'
type Told = { id: string; kind: string; read: boolean; about: Record<string, string> | null }

const told = async ({ does }: Team, token: string, input = {}): Promise<Told[]> =>
  (await does('GET /notifications', input, token)).items
const kinds = async (team: Team, token: string) => (await told(team, token)).map(({ kind }) => kind)
const unread = async ({ does }: Team, token: string): Promise<number> =>
  (await does('GET /notifications/unread', {}, token)).unread

test('whom a remark names is told of it, once, and of what it says; whoever wrote it and everyone else is not', async () => {
  const team = await openTeam()
  const { comes, does, tom, mia, priya } = team
  const { conversation, interaction } = await comes({ from: ruth })
  const { id } = await does(write, { id: conversation, words: '@Mia Moss and @Tom Reed: rye?', to: [mia.id, tom.id] })
  await does('PATCH /remarks/:id', { id, words: '@Mia Moss: rye?', to: [mia.id] })
  expect(await told(team, mia.token)).toMatchObject([
    {
      kind: 'remark',
      read: false,
      about: {
        conversationId: conversation,
        interactionId: interaction,
        remarkId: id,
        by: 'Tom Reed',
        customer: 'Ruth Adler',
        subject: 'Flour',
        words: '@Mia Moss: rye?',
      },
    },
  ])
  expect(await told(team, tom.token)).toEqual([])
  expect(await told(team, priya.token)).toEqual([])
})

test('a remark that names one no more, or is removed, is told of no more; brought back, it is', async () => {
  const team = await openTeam()
  const { comes, does, mia } = team
  const { conversation } = await comes({ from: ruth })
  const { id } = await does(write, { id: conversation, words: '@Mia Moss', to: [mia.id] })
  await does('DELETE /remarks/:id', { id })
  expect([await kinds(team, mia.token), await unread(team, mia.token)]).toEqual([[], 0])
  await does('POST /remarks/:id/return', { id })
  expect([await kinds(team, mia.token), await unread(team, mia.token)]).toEqual([['remark'], 1])
  await does('PATCH /remarks/:id', { id, words: 'Nobody', to: [] })
  expect(await kinds(team, mia.token)).toEqual([])
})

test('who is given a conversation is told, and a department all who may read it; taken back, nobody was', async () => {
  const team = await openTeam()
  const { world, comes, does, tom, mia, priya } = team
  const service = await addDepartment(world.scope, 'Service')
  for (const one of [mia, priya]) await changeMember(world.scope, one.id, { departmentIds: [service] })
  const { conversation } = await comes({ from: ruth }, [tom.id, mia.id])
  await does(give, { id: conversation, memberId: tom.id })
  expect(await told(team, tom.token)).toEqual([])
  const { id } = await does('PUT /conversations/:id/assignment/department', {
    id: conversation,
    departmentId: service,
  })
  expect(await told(team, mia.token)).toMatchObject([
    { kind: 'assignment', about: { by: 'Tom Reed', customer: 'Ruth Adler', department: 'Service' } },
  ])
  expect(await told(team, priya.token)).toEqual([])
  await does('DELETE /assignments/:id', { id })
  expect(await told(team, mia.token)).toEqual([])
})

test('what is said in a conversation after it was given is told to whoever has it, once, and not what they wrote', async () => {
  const team = await openTeam()
  const { kith, comes, does, mia, priya } = team
  const { conversation } = await comes({ from: ruth, id: 'a' })
  await does(give, { id: conversation, memberId: mia.id })
  const came = await comes({ from: ruth, id: 'b', replyTo: 'a', text: 'Dear Tom,\n\nAnd oats? I need them.' })
  await comes({ from: 'Mia Moss <mia@reed.example>', to: ruth, id: 'c', replyTo: 'b', text: 'We do.' })
  await travel(kith, [came.interaction])
  const mine = (await told(team, mia.token)).filter(({ kind }) => kind === 'answer')
  expect(mine.map(({ about }) => about?.['by'])).toEqual(['Mia Moss', 'Ruth Adler'])
  expect(mine[1]?.about).toMatchObject({ interactionId: came.interaction, words: 'And oats?', direction: 'in' })
  expect((await told(team, priya.token)).length).toBe(0)
})

test('old mail that is brought later is told of to nobody', async () => {
  const team = await openTeam()
  const { comes, does, mia, hoursAgo } = team
  const { conversation } = await comes({ from: ruth, id: 'a' })
  await does(give, { id: conversation, memberId: mia.id })
  await comes({ from: ruth, id: 'o', replyTo: 'a', at: hoursAgo(24 * 60) })
  expect(await kinds(team, mia.token)).toEqual(['assignment'])
})

test('of what one may not read any more nothing is told: no words, no names, no way there', async () => {
  const team = await openTeam()
  const { comes, does, close, tom, mia } = team
  const { conversation, interaction } = await comes({ from: ruth, id: 'a' })
  await does(give, { id: conversation, memberId: mia.id })
  await does(write, { id: conversation, words: '@Mia Moss secret', to: [mia.id] })
  const later = await comes({ from: ruth, id: 'b', replyTo: 'a', text: 'And oats?' })
  expect((await told(team, mia.token)).every(({ about }) => about !== null)).toBe(true)
  await close(conversation, [tom.id])
  const { text } = await team.ask('GET /notifications', {}, mia.token)
  const items = JSON.parse(text).items as Told[]
  expect(items.map(({ kind, about }) => [kind, about])).toEqual([
    ['answer', null],
    ['remark', null],
    ['assignment', null],
  ])
  for (const word of ['secret', 'Ruth', 'Tom', 'Flour', conversation, interaction, later.interaction])
    expect(text).not.toContain(word)
  await does('DELETE /conversations/:id/closed', { id: conversation })
  expect((await told(team, mia.token)).every(({ about }) => about !== null)).toBe(true)
})

test('read one by one or all at once, and both can be taken back', async () => {
  const team = await openTeam()
  const { comes, does, ask, mia, priya } = team
  const { conversation } = await comes({ from: ruth })
  for (const words of ['one', 'two', 'three']) await does(write, { id: conversation, words, to: [mia.id] })
  const [newest] = await told(team, mia.token)
  const id = newest?.id ?? ''
  await does('PUT /notifications/:id/read', { id }, mia.token)
  expect(await unread(team, mia.token)).toBe(2)
  expect((await told(team, mia.token, { unread: true })).map(({ about }) => about?.['words'])).toEqual(['two', 'one'])
  const all = await does('POST /notifications/read', {}, mia.token)
  expect([all.read, await unread(team, mia.token)]).toEqual([2, 0])
  await does('DELETE /notifications/read', { at: all.at }, mia.token)
  expect(await unread(team, mia.token)).toBe(2)
  await does('DELETE /notifications/:id/read', { id }, mia.token)
  expect(await unread(team, mia.token)).toBe(3)
  expect((await ask('PUT /notifications/:id/read', { id }, priya.token)).status).toBe(404)
  expect(await does('POST /notifications/read', {}, priya.token)).toEqual({ read: 0, at: null })
})

test('page by page, the newest first, each once', async () => {
  const team = await openTeam()
  const { comes, does, mia } = team
  const { conversation } = await comes({ from: ruth })
  for (let n = 0; n < 5; n++) await does(write, { id: conversation, words: `n${n}`, to: [mia.id] })
  const seen: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = await does('GET /notifications', { limit: 2, ...(after ? { after } : {}) }, mia.token)
    seen.push(...page.items.map((one: Told) => one.about?.['words']))
    after = page.next
  }
  expect(seen).toEqual(['n4', 'n3', 'n2', 'n1', 'n0'])
})

test('whoever opens a conversation has read what they are told of it, and nothing else', async () => {
  const team = await openTeam()
  const { comes, does, mia, priya } = team
  const { conversation } = await comes({ from: ruth })
  const other = await comes({ from: 'Ida <ida@holm.example>' })
  await does(write, { id: conversation, words: '@Mia Moss', to: [mia.id, priya.id] })
  await does(give, { id: conversation, memberId: mia.id })
  await does(write, { id: other.conversation, words: '@Mia Moss', to: [mia.id] })
  expect(await does('POST /conversations/:id/told', { id: conversation }, mia.token)).toEqual({ read: 2 })
  expect((await told(team, mia.token)).map(({ read, about }) => [read, about?.['conversationId']])).toEqual([
    [false, other.conversation],
    [true, conversation],
    [true, conversation],
  ])
  expect(await unread(team, priya.token)).toBe(1)
  expect(await does('POST /conversations/:id/told', { id: conversation }, mia.token)).toEqual({ read: 0 })
})

test('a kind that one does not want is told of no more, until one does again', async () => {
  const team = await openTeam()
  const { comes, does, mia } = team
  const { conversation } = await comes({ from: ruth })
  await does('PUT /notifications/kinds/:kind', { kind: 'remark', wanted: false }, mia.token)
  await does('PUT /notifications/kinds/:kind', { kind: 'remark', wanted: false }, mia.token)
  await does(write, { id: conversation, words: 'one', to: [mia.id] })
  await does(give, { id: conversation, memberId: mia.id })
  expect(await kinds(team, mia.token)).toEqual(['assignment'])
  expect((await does('GET /notifications/kinds', {}, mia.token)).items).toEqual([
    { kind: 'remark', wanted: false },
    { kind: 'assignment', wanted: true },
    { kind: 'answer', wanted: true },
  ])
  await does('PUT /notifications/kinds/:kind', { kind: 'remark', wanted: true }, mia.token)
  await does(write, { id: conversation, words: 'two', to: [mia.id] })
  expect(await kinds(team, mia.token)).toEqual(['remark', 'assignment'])
})

test('only the pages of whom it concerns hear of it, and only theirs change their count', async () => {
  const team = await openTeam()
  const { app, comes, does, mia, priya } = team
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { conversation } = await comes({ from: ruth })
  const [hers, others] = [await listenTo(app, mia.token), await listenTo(app, priya.token)]
  await does(write, { id: conversation, words: '@Mia Moss', to: [mia.id] })
  expect(await hers.hears('notification.changed', 3000)).not.toBeNull()
  expect(await others.hears('remark.written', 3000)).not.toBeNull()
  expect(others.heard()).not.toContain('notification.changed')
  hers.close()
  others.close()
})
