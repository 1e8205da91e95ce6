// Who answers, through the front door: given, taken back, and to whom it cannot be given.
import { expect, test } from 'vitest'
import { openTeam } from '../../../test/team.ts'
import { addDepartment } from '../../workspace/department.ts'
import { leaveWorkspace, returnToWorkspace } from '../../workspace/member/depart.ts'
import { changeMember } from '../../workspace/member.ts'
import { travel } from '../../journey.ts'

const ruth = 'Ruth Adler <ruth@adlers.example>'
const give = 'PUT /conversations/:id/assignment'
const told = 'GET /conversations/:id/assignment'

test('who is given a conversation has it among theirs, and nobody else does', async () => {
  const { comes, does, waiting, mia, priya, tom } = await openTeam()
  const { conversation } = await comes({ from: ruth })
  expect(await waiting(tom.token)).toEqual(['Flour'])
  await does(give, { id: conversation, memberId: mia.id })
  expect(await waiting(mia.token)).toEqual(['Flour'])
  expect(await waiting(tom.token)).toEqual([])
  expect(await waiting(priya.token)).toEqual([])
  expect(await waiting(priya.token, { whose: 'all' })).toEqual(['Flour'])
  expect(await waiting(tom.token, { whose: 'nobody' })).toEqual([])
  const [row] = (await does('GET /waiting', { whose: 'all' }, tom.token)).items
  expect(row.assigned).toMatchObject({ to: { kind: 'member', id: mia.id, name: 'Mia Moss' }, lapsed: null })
  expect((await does('GET /counts', {}, mia.token)).waiting.value).toBe(1)
  expect((await does('GET /counts', {}, tom.token)).waiting.value).toBe(0)
})

test('it is shown on the conversation, on the customer’s page and among those who wait, with who gave it and when', async () => {
  const { comes, does, mia, tom } = await openTeam()
  const { conversation } = await comes({ from: ruth })
  await does(give, { id: conversation, memberId: mia.id })
  const { now, story } = await does(told, { id: conversation })
  expect(now).toMatchObject({ to: { id: mia.id, name: 'Mia Moss' }, lapsed: null })
  expect(story).toMatchObject([{ by: { id: tom.id, name: 'Tom Reed' }, to: { kind: 'member', name: 'Mia Moss' } }])
  expect(Date.now() - Date.parse(story[0].at)).toBeLessThan(60_000)
  const [wait] = (await does('GET /waiting', { whose: 'all' })).items
  const customer = await does('GET /customers/:id', { id: wait.customer.id })
  expect(customer.timeline.items[0].assigned).toMatchObject({ to: { id: mia.id } })
  expect(customer.waiting[0].assigned).toMatchObject({ to: { id: mia.id } })
})

test('taken back, what was before holds again; once it was given on, that cannot be taken back any more', async () => {
  const { comes, does, ask, waiting, mia, priya, tom } = await openTeam()
  const { conversation } = await comes({ from: ruth })
  const first = await does(give, { id: conversation, memberId: mia.id })
  const second = await does(give, { id: conversation, memberId: priya.id })
  expect((await ask('DELETE /assignments/:id', { id: first.id })).body.code).toBe('assigned_meanwhile')
  await does('DELETE /assignments/:id', { id: second.id })
  expect(await waiting(mia.token)).toEqual(['Flour'])
  await does('DELETE /assignments/:id', { id: first.id })
  expect(await waiting(tom.token)).toEqual(['Flour'])
  expect((await does(told, { id: conversation })).story).toEqual([])
})

test('given to nobody, it is as if it had never been given', async () => {
  const { comes, does, waiting, mia, tom } = await openTeam()
  const { conversation } = await comes({ from: ruth })
  await does(give, { id: conversation, memberId: mia.id })
  await does('PUT /conversations/:id/assignment/nobody', { id: conversation })
  expect(await waiting(tom.token)).toEqual(['Flour'])
  expect(await waiting(mia.token)).toEqual([])
  expect((await does(told, { id: conversation })).now).toBeNull()
  expect((await does('GET /waiting', {}, tom.token)).items[0].assigned).toBeNull()
})

test('of two who take it at once one has it, and the other is told', async () => {
  const { comes, does, ask, tom, mia, priya } = await openTeam()
  const { conversation } = await comes({ from: ruth })
  expect((await does(told, { id: conversation })).now).toBeNull()
  const both = await Promise.all(
    [mia, priya].map(({ id, token }) => ask(give, { id: conversation, memberId: id, seen: null }, token)),
  )
  expect(both.map(({ status }) => status).includes(409)).toBe(true)
  expect(both.map(({ status }) => status)).toContain(200)
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('assigned_meanwhile')
  const winner = both[0]?.status === 200 ? mia : priya
  const after = await does(told, { id: conversation })
  expect(after.story).toHaveLength(1)
  expect(after.now.to.id).toBe(winner.id)
  // Whoever has seen it may take it on; said once more, it changes nothing.
  await does(give, { id: conversation, memberId: tom.id, seen: after.now.at })
  expect(await does(give, { id: conversation, memberId: tom.id })).toEqual({ id: null })
  await does('PUT /conversations/:id/assignment/nobody', { id: conversation })
  await does(give, { id: conversation, memberId: mia.id, seen: null })
})

test('to a department: all of it have it among theirs, until one of them takes it', async () => {
  const { world, comes, does, ask, waiting, mia, priya, tom } = await openTeam()
  const [service, empty] = [await addDepartment(world.scope, 'Service'), await addDepartment(world.scope, 'Shed')]
  for (const one of [mia, priya]) await changeMember(world.scope, one.id, { departmentIds: [service] })
  const { conversation } = await comes({ from: ruth })
  const toDepartment = 'PUT /conversations/:id/assignment/department'
  await does(toDepartment, { id: conversation, departmentId: service })
  for (const one of [mia, priya]) expect(await waiting(one.token)).toEqual(['Flour'])
  expect(await waiting(tom.token)).toEqual([])
  expect((await does(told, { id: conversation })).now.to).toEqual({ kind: 'department', id: service, name: 'Service' })
  await does(give, { id: conversation, memberId: mia.id }, mia.token)
  expect(await waiting(priya.token)).toEqual([])
  const refused = await ask(toDepartment, { id: conversation, departmentId: empty })
  expect([refused.status, refused.body.code]).toEqual([400, 'assign_department_unread'])
})

test('nobody is given what they may not read, nor a guest what they could not answer', async () => {
  const { comes, ask, does, tom, mia, priya, gwen } = await openTeam()
  const closed = await comes({ from: ruth, subject: 'Alone' }, [tom.id, mia.id, gwen.id])
  const code = async (memberId: string) => (await ask(give, { id: closed.conversation, memberId })).body.code
  expect(await code(priya.id)).toBe('assign_unread')
  expect(await code(gwen.id)).toBe('assign_guest')
  const { members, circles } = await does('GET /conversations/:id/readers', { id: closed.conversation })
  expect(members.map(({ name }: { name: string }) => name)).toEqual(['Gwen Gale', 'Mia Moss', 'Tom Reed'])
  expect(circles).toMatchObject([{ interactionId: closed.interaction, messages: 1 }])
  expect((await ask(give, { id: closed.conversation, memberId: mia.id }, priya.token)).status).toBe(404)
  expect((await ask(told, { id: closed.conversation }, priya.token)).status).toBe(404)
  await does(give, { id: closed.conversation, memberId: mia.id })
})

test('of a conversation only part of which one reads, one is told of nobody who reads the rest alone', async () => {
  const { comes, does, ask, mia, priya, gwen } = await openTeam()
  const { conversation } = await comes({ from: ruth, id: 'a' })
  await comes({ from: ruth, id: 'b', replyTo: 'a', subject: 'Re: Flour' }, [mia.id, gwen.id])
  const names = async (token: string) =>
    (await does('GET /conversations/:id/readers', { id: conversation }, token)).members.map(
      ({ name }: { name: string }) => name,
    )
  expect(await names(priya.token)).toEqual(['Mia Moss', 'Priya Nair', 'Tom Reed'])
  expect(await names(mia.token)).toEqual(['Gwen Gale', 'Mia Moss', 'Priya Nair', 'Tom Reed'])
  expect((await ask(give, { id: conversation, memberId: gwen.id }, priya.token)).body.code).toBe('assign_unread')
})

test('what is given to somebody who reads only another part of it waits with whoever had it before', async () => {
  const { comes, does, waiting, tom, mia, priya } = await openTeam()
  const { conversation } = await comes({ from: ruth, id: 'a' })
  await comes({ from: 'Tom Reed <tom@reed.example>', to: ruth, id: 'c', replyTo: 'a', subject: 'Re: Flour' })
  await comes({ from: ruth, id: 'b', replyTo: 'c', subject: 'Re: Flour' }, [tom.id, mia.id])
  await does(give, { id: conversation, memberId: priya.id }, tom.token)
  expect(await waiting(priya.token)).toEqual([])
  expect(await waiting(tom.token)).toEqual(['Re: Flour'])
  const [row] = (await does('GET /waiting', {}, tom.token)).items
  expect(row.assigned).toMatchObject({ to: { name: 'Priya Nair' }, lapsed: 'closed' })
})

test('whoever leaves has nothing any more, and it is seen whose it was; back again, it is theirs', async () => {
  const { world, comes, does, ask, waiting, mia, tom } = await openTeam()
  const { conversation } = await comes({ from: ruth })
  await does(give, { id: conversation, memberId: mia.id })
  await leaveWorkspace(world.scope, mia.id)
  expect(await waiting(tom.token)).toEqual(['Flour'])
  expect((await does('GET /waiting', {}, tom.token)).items[0].assigned).toMatchObject({
    to: { name: 'Mia Moss' },
    lapsed: 'left',
  })
  expect((await does(told, { id: conversation })).now.lapsed).toBe('left')
  expect((await ask(give, { id: conversation, memberId: mia.id })).body.code).toBe('assign_left')
  await returnToWorkspace(world.scope, mia.id)
  expect(await waiting(tom.token)).toEqual([])
})

test('whoever may not read it any more has it no more', async () => {
  const { kith, comes, does, close, waiting, mia, tom } = await openTeam()
  const { conversation, interaction } = await comes({ from: ruth })
  await does(give, { id: conversation, memberId: mia.id })
  await close(conversation, [tom.id])
  await travel(kith, [interaction])
  expect((await does(told, { id: conversation })).now).toMatchObject({ to: { name: 'Mia Moss' }, lapsed: 'closed' })
  expect(await waiting(tom.token)).toEqual(['Flour'])
})

test('one can look at what is given to one colleague or department', async () => {
  const { world, comes, does, waiting, mia, priya } = await openTeam()
  const service = await addDepartment(world.scope, 'Service')
  await changeMember(world.scope, priya.id, { departmentIds: [service] })
  const subjects = ['Rye', 'Oats', 'Spelt']
  const [rye, oats] = [
    await comes({ from: ruth, subject: 'Rye' }),
    await comes({ from: ruth, subject: 'Oats' }),
    await comes({ from: ruth, subject: 'Spelt' }),
  ]
  await does(give, { id: rye.conversation, memberId: mia.id })
  await does('PUT /conversations/:id/assignment/department', { id: oats.conversation, departmentId: service })
  expect((await waiting(priya.token, { whose: 'all' })).toSorted()).toEqual(subjects.toSorted())
  expect(await waiting(priya.token, { whose: 'all', holderId: mia.id })).toEqual(['Rye'])
  expect(await waiting(mia.token, { whose: 'all', holderId: service })).toEqual(['Oats'])
  expect((await does('GET /waiting/holders', {}, mia.token)).items).toEqual([
    { kind: 'member', id: mia.id, name: 'Mia Moss', waiting: 1 },
    { kind: 'department', id: service, name: 'Service', waiting: 1 },
  ])
  const today = await does('GET /today', { whose: 'all', holderId: mia.id })
  expect(today.waiting.items.map(({ subject }: { subject: string }) => subject)).toEqual(['Rye'])
})

test('what settles all from before settles, of what is given to one colleague, no more than that', async () => {
  const { comes, does, waiting, mia, hoursAgo } = await openTeam()
  const old = { from: ruth, at: hoursAgo(24 * 40) }
  const rye = await comes({ ...old, subject: 'Rye' })
  await comes({ ...old, subject: 'Oats' })
  await does(give, { id: rye.conversation, memberId: mia.id })
  const { settled } = await does('POST /waiting/settle-before', { whose: 'all', holderId: mia.id })
  expect(settled).toBe(1)
  expect(await waiting(undefined, { whose: 'all', before: true })).toEqual(['Oats'])
})
