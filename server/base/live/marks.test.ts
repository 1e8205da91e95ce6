// Who is at a place for a moment.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { newWorld } from '../../../test/world.ts'
import { startGround } from '../ground.ts'
import { keepMarks, type Mark } from './marks.ts'

const mark: Mark = { workspaceId: 'w', place: 'p', who: 'priya', does: 'writes', circles: ['a'], forMs: 30_000 }

test('a mark stands for its time, and is news only once', () => {
  let now = 0
  const marks = keepMarks(() => now)
  expect(marks.put(mark)).toBe(true)
  now = 29_000
  expect(marks.put(mark)).toBe(false)
  now = 58_000
  expect(marks.at('w', 'p')).toMatchObject([{ who: 'priya', does: 'writes' }])
  expect(marks.at('w', 'elsewhere')).toEqual([])
  expect(marks.at('another', 'p')).toEqual([])
  now = 59_001
  expect(marks.at('w', 'p')).toEqual([])
  expect(marks.put(mark)).toBe(true)
})

test('a mark is taken away by itself, and another one at the place stays', () => {
  const marks = keepMarks(() => 0)
  marks.put(mark)
  marks.put({ ...mark, does: 'looks' })
  expect(marks.put({ ...mark, forMs: 0 })).toBe(true)
  expect(marks.put({ ...mark, forMs: 0 })).toBe(false)
  expect(marks.at('w', 'p').map(({ does }) => does)).toEqual(['looks'])
})

test('who sees it is different now: that is news', () => {
  const marks = keepMarks(() => 0)
  marks.put(mark)
  expect(marks.put({ ...mark, circles: ['b'] })).toBe(true)
  expect(marks.at('w', 'p')).toMatchObject([{ circles: ['b'] }])
})

/** Another server on the same database. */
async function elsewhere() {
  const home = mkdtempSync(join(tmpdir(), 'kith-home-'))
  const other = await startGround(inject('app'), home)
  onTestFinished(async () => {
    await other.stop()
    rmSync(home, { recursive: true, force: true })
  })
  return other.ground
}

/** Says it again and again until it was heard: the other server may not listen yet. */
async function until(heard: Promise<void>, say: () => void) {
  const again = setInterval(say, 200)
  say()
  await heard.finally(() => clearInterval(again))
}

test('a mark made on one server stands on another before anyone there is told of it', async () => {
  const { ground, scope } = await newWorld()
  const other = await elsewhere()
  const seen: Mark[][] = []
  const told = new Promise<void>((done) => {
    other.live.listen(scope.workspaceId, (hints) => {
      if (!hints.some(({ kind }) => kind === 'presence.changed')) return
      seen.push(other.live.marks(scope.workspaceId, 'here'))
      done()
    })
  })
  await until(told, () => {
    ground.live.mark({ ...mark, workspaceId: scope.workspaceId, place: 'here' })
    ground.live.announce({ workspaceId: scope.workspaceId, kind: 'presence.changed', id: 'here', audienceId: null })
  })
  expect(seen[0]).toMatchObject([{ who: 'priya' }])
})

test('more hints than one notice of the database holds all come', async () => {
  const { ground, scope } = await newWorld()
  const other = await elsewhere()
  const heard = new Set<string>()
  const all = new Promise<void>((done) => {
    other.live.listen(scope.workspaceId, (hints) => {
      for (const { id, kind } of hints) if (kind === 'interaction.captured') heard.add(id)
      if (heard.size >= 150) done()
    })
  })
  const hint = { kind: 'interaction.captured', audienceId: scope.workspaceId, memberId: scope.workspaceId }
  await until(all, () => {
    for (let at = 0; at < 150; at++)
      ground.live.announce({ ...hint, workspaceId: scope.workspaceId, id: `${at}`.padStart(36, '0') })
  })
  expect(heard.size).toBe(150)
})
