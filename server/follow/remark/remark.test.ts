// Remarks among colleagues, through the front door: who reads them, whom they may name, and that they are nothing that was said.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTeam, type Team } from '../../../test/team.ts'
import { db } from '../../base/database.ts'
import { run } from '../../base/scope.ts'
import { repairSource } from '../../capture/repair.ts'
import { travel } from '../../journey.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const write = 'POST /conversations/:id/remarks'

/** The words of the remarks that a member reads in a conversation, or the status instead. */
async function seen({ ask }: Team, id: string, token: string): Promise<string[] | number> {
  const { status, body } = await ask('GET /conversations/:id/remarks', { id }, token)
  return status === 200 ? body.items.map(({ words }: { words: string }) => words) : status
}

test('a remark is read by whoever may read the conversation, with who wrote it and whom it names', async () => {
  const team = await openTeam()
  const { comes, does, tom, mia, priya } = team
  const { conversation } = await comes({ from: ruth })
  await does(write, { id: conversation, words: ' @Mia Moss, do we still mill it? ', to: [mia.id] })
  const { items } = await does('GET /conversations/:id/remarks', { id: conversation }, priya.token)
  expect(items).toMatchObject([
    {
      words: '@Mia Moss, do we still mill it?',
      by: { id: tom.id, name: 'Tom Reed' },
      to: [{ id: mia.id, name: 'Mia Moss' }],
      changedAt: null,
    },
  ])
})

test('it is nothing that was said: nothing is counted, answered, found or sent by it', async () => {
  const { world, comes, does } = await openTeam()
  const { conversation } = await comes({ from: ruth })
  const [wait] = (await does('GET /waiting', { whose: 'all' })).items
  const before = await does('GET /customers/:id', { id: wait.customer.id })
  await does(write, { id: conversation, words: 'Unmistakably rye, she means.' })
  const after = await does('GET /customers/:id', { id: wait.customer.id })
  expect(after).toEqual(before)
  expect((await does('GET /conversations/:id', { id: conversation })).messages).toBe(1)
  expect((await does('GET /waiting', { whose: 'all' })).items).toHaveLength(1)
  const [kept] = await run(
    world.scope,
    sql<{ n: number }>`select (select count(*) from interaction where workspace_id = ${world.scope.workspaceId})::int
      + (select count(*) from sending where workspace_id = ${world.scope.workspaceId})::int as n`.compile(db),
  )
  expect(kept).toEqual([{ n: 1 }])
})

test('one changes and removes what one wrote oneself, takes that back, and nobody else’s', async () => {
  const team = await openTeam()
  const { comes, does, ask, mia, tom } = team
  const { conversation } = await comes({ from: ruth })
  const { id } = await does(write, { id: conversation, words: 'Rye?' })
  await does('PATCH /remarks/:id', { id, words: 'Rye, surely.', to: [mia.id] })
  const [changed] = (await does('GET /conversations/:id/remarks', { id: conversation })).items
  expect(changed).toMatchObject({ words: 'Rye, surely.', to: [{ name: 'Mia Moss' }] })
  expect(changed.changedAt).not.toBeNull()
  await does('DELETE /remarks/:id', { id })
  await does('DELETE /remarks/:id', { id })
  expect(await seen(team, conversation, mia.token)).toEqual([])
  await does('POST /remarks/:id/return', { id })
  expect(await seen(team, conversation, mia.token)).toEqual(['Rye, surely.'])
  for (const [key, input] of [
    ['PATCH /remarks/:id', { words: 'Mine now' }],
    ['DELETE /remarks/:id', {}],
    ['POST /remarks/:id/return', {}],
  ] as const)
    expect((await ask(key, { id, ...input }, mia.token)).status, key).toBe(404)
  expect(await seen(team, conversation, tom.token)).toEqual(['Rye, surely.'])
})

test('whom it names must be able to read it: otherwise it is refused, and says who cannot', async () => {
  const team = await openTeam()
  const { comes, ask, does, tom, mia, priya } = team
  const { conversation } = await comes({ from: ruth }, [tom.id, mia.id])
  const refused = await ask(write, { id: conversation, words: '@Priya Nair?', to: [mia.id, priya.id] })
  expect(refused.status).toBe(400)
  expect(refused.body).toMatchObject({
    code: 'remark_unread',
    errors: [{ path: 'to', code: 'remark_unread', detail: 'Priya Nair' }],
  })
  expect(await seen(team, conversation, tom.token)).toEqual([])
  expect(await seen(team, conversation, priya.token)).toBe(404)
  expect((await ask(write, { id: conversation, words: 'Me?' }, priya.token)).status).toBe(404)
  const { id } = await does(write, { id: conversation, words: 'Only us.' })
  expect((await ask('PATCH /remarks/:id', { id, words: '@Priya', to: [priya.id] })).body.code).toBe('remark_unread')
  const stranger = crypto.randomUUID()
  expect((await ask(write, { id: conversation, words: 'Who?', to: [stranger] })).status).toBe(404)
})

test('where messages are for different readers, it is for those of what the fewest read, or of the message it is put under', async () => {
  const team = await openTeam()
  const { comes, does, ask, tom, mia, priya } = team
  const open = await comes({ from: ruth, id: 'a' })
  const closed = await comes({ from: ruth, id: 'b', replyTo: 'a', subject: 'Re: Flour' }, [tom.id, mia.id])
  const { conversation } = open
  expect(closed.conversation).toBe(conversation)
  await does(write, { id: conversation, words: 'About what she said to us alone.' })
  await does(write, { id: conversation, words: 'About her flour.', under: open.interaction })
  expect(await seen(team, conversation, mia.token)).toHaveLength(2)
  expect(await seen(team, conversation, priya.token)).toEqual(['About her flour.'])
  const named = { id: conversation, words: '@Priya Nair', to: [priya.id] }
  expect((await ask(write, named)).body.code).toBe('remark_unread')
  await does(write, { ...named, under: open.interaction })
  const elsewhere = await comes({ from: ruth, subject: 'Oats' })
  expect((await ask(write, { ...named, under: elsewhere.interaction })).status).toBe(404)
  expect((await ask(write, { ...named, under: closed.interaction }, priya.token)).status).toBe(404)
})

test('it follows the readers of what it is about, at once and in both directions', async () => {
  const team = await openTeam()
  const { comes, does, close, tom, mia, priya } = team
  const { conversation } = await comes({ from: ruth })
  await does(write, { id: conversation, words: 'Rye.' })
  await close(conversation, [tom.id, mia.id])
  expect(await seen(team, conversation, priya.token)).toBe(404)
  expect(await seen(team, conversation, mia.token)).toEqual(['Rye.'])
  await does('DELETE /conversations/:id/closed', { id: conversation })
  expect(await seen(team, conversation, priya.token)).toEqual(['Rye.'])
})

test('of a conversation that is closed so that one may know of it alone, one reads no remark and sees nobody', async () => {
  const team = await openTeam()
  const { comes, does, ask, tom, mia, priya } = team
  const { conversation: id } = await comes({ from: ruth })
  await does(write, { id, words: 'Rye.' })
  await does('PUT /conversations/:id/closed', { id, members: [tom.id, mia.id], departments: [], outline: true })
  for (const one of ['remarks', 'assignment', 'readers', 'presence'])
    expect((await ask(`GET /conversations/:id/${one}`, { id }, priya.token)).status, one).toBe(404)
})

test('when two conversations turn out to be one, remarks and assignments are in it', async () => {
  const team = await openTeam()
  const { comes, does, mia, tom } = team
  const first = await comes({ from: ruth, id: 'a' })
  const third = await comes({ from: ruth, id: 'c', replyTo: 'b', subject: 'Re: Bread' })
  expect(third.conversation).not.toBe(first.conversation)
  await does(write, { id: first.conversation, words: 'In the first.' })
  await does('PUT /conversations/:id/assignment', { id: first.conversation, memberId: mia.id })
  await does(write, { id: third.conversation, words: 'In the third.' })
  const second = await comes({ from: 'Tom Reed <tom@reed.example>', to: ruth, id: 'b', replyTo: 'a', subject: 'Bread' })
  expect(await seen(team, second.conversation, tom.token)).toEqual(['In the first.', 'In the third.'])
  const { now } = await does('GET /conversations/:id/assignment', { id: second.conversation })
  expect(now.to.name).toBe('Mia Moss')
})

test('where its message is gone, it is for whoever might read that message, or for nobody', async () => {
  const team = await openTeam()
  const { world, kith, comes, does, tom, mia, priya } = team
  const { workspaceId } = world.scope
  const behind = (what: ReturnType<typeof sql>) => run(world.scope, what.compile(db))
  const hers = await comes({ from: ruth, id: 'a' }, [tom.id, mia.id])
  const { conversation } = hers
  const reply = { from: ruth, replyTo: 'a', subject: 'Re: Flour' }
  const others = await comes({ ...reply, id: 'b', text: 'And oats?' }, [priya.id])
  expect(others.conversation).toBe(conversation)
  await does(write, { id: conversation, words: 'About what she said to us.' })
  await behind(sql`delete from interaction where workspace_id = ${workspaceId} and id = ${hers.interaction}`)
  await travel(kith, [others.interaction])
  expect(await seen(team, conversation, priya.token)).toEqual([])
  const again = await comes({ ...reply, id: 'c', text: 'And rye?' }, [tom.id, mia.id])
  await travel(kith, [again.interaction])
  expect(await seen(team, conversation, mia.token)).toEqual(['About what she said to us.'])
  expect(await seen(team, conversation, priya.token)).toEqual([])
})

test('it stays where it is when its message is repaired', async () => {
  const team = await openTeam()
  const { world, kith, comes, does, tom, mia, priya } = team
  const { workspaceId } = world.scope
  const hers = await comes({ from: ruth, id: 'a' }, [tom.id, mia.id])
  const others = await comes({ from: ruth, id: 'b', replyTo: 'a', subject: 'Re: Flour', text: 'Oats?' }, [priya.id])
  await does(write, { id: hers.conversation, words: 'About what she said to us.' })
  const lost = sql`delete from interaction where workspace_id = ${workspaceId} and id = ${hers.interaction}`
  const [[arrival]] = await run(
    world.scope,
    db
      .selectFrom('arrival')
      .select('source_id')
      .where('workspace_id', '=', workspaceId)
      .where('interaction_id', '=', hers.interaction)
      .compile(),
  )
  await run(world.scope, lost.compile(db))
  await repairSource(kith, arrival?.source_id ?? '')
  await travel(kith, [others.interaction, hers.interaction])
  expect(await seen(team, hers.conversation, mia.token)).toEqual(['About what she said to us.'])
  expect(await seen(team, hers.conversation, priya.token)).toEqual([])
})

test('a guest reads remarks, may be named in one, and writes none', async () => {
  const team = await openTeam()
  const { comes, ask, does, tom, gwen } = team
  const { conversation } = await comes({ from: ruth }, [tom.id, gwen.id])
  await does(write, { id: conversation, words: '@Gwen Gale, for you.', to: [gwen.id] })
  expect(await seen(team, conversation, gwen.token)).toEqual(['@Gwen Gale, for you.'])
  expect((await ask(write, { id: conversation, words: 'Thanks' }, gwen.token)).status).toBe(403)
})
