// A drop address with its door open, in a test's world.
import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, expect, onTestFinished } from 'vitest'
import { db } from '../server/base/database.ts'
import { type Ground, run, type Scope } from '../server/base/scope.ts'
import { type Door, openDoor } from '../server/capture/drop/door.ts'
import { makeDrop } from '../server/capture/drop/change.ts'
import { listDrops } from '../server/capture/drop/list.ts'
import { type Limits, limits } from '../server/capture/drop/door/limits.ts'
import { enterWorkspace } from '../server/workspace/session.ts'
import { letter } from './arrive.ts'
import { dial, type Sender } from './smtp.ts'
import { newWorld } from './world.ts'

export const host = 'in.kith.example'

/** The same ground, under which mail is taken in. */
export const takingIn = (ground: Ground): Ground => ({ ...ground, mailIn: { name: host, open: true } })

/** A door of this test file's own, closed when it ends; without waiting for those who guess. */
export async function openTestDoor(ground: Ground, over: Partial<Limits> = {}): Promise<Door> {
  const where = { home: ground.home, smtpPort: 0, smtpHost: '127.0.0.1', smtpName: host }
  const log = { info: () => undefined, error: () => undefined }
  const door = await openDoor(ground, where, log, { ...limits, firstPauseMs: 0, freeBytes: 0, ...over })
  afterAll(() => door.stop())
  return door
}

/** Makes a drop address; answers its source and the address. */
export async function newDrop(scope: Scope, readers: 'everyone' | 'owner' = 'everyone') {
  const id = await makeDrop(scope, { name: 'Forwarded', readers })
  return { id, address: await addressOf(scope, id) }
}

export async function addressOf(scope: Scope, id: string): Promise<string> {
  const address = (await listDrops(scope)).find((one) => one.id === id)?.address
  if (!address) throw new Error('there is no such address')
  return address
}

const mailFrom = 'Ann Bee <ann@bee.example>'
export const mail = (subject = 'Flour') => letter({ from: mailFrom, subject })

/** A door of this test file's own with one drop address, and what callers there do. */
export async function openPlace() {
  const world = await newWorld()
  const ground = takingIn(world.ground)
  const scope = await enterWorkspace(ground, world.accountId, world.scope.workspaceId)
  if (!scope) throw new Error('no scope')
  const drop = await newDrop(scope)
  const { port } = await openTestDoor(ground)
  const greeted = async (at = port, from?: string): Promise<Sender> => {
    const sender = await dial(at, from)
    onTestFinished(() => sender.close())
    expect(await sender.heard()).toMatch(/^220 in\.kith\.example ESMTP$/)
    return sender
  }
  const readyForData = async (at = port): Promise<Sender> => {
    const sender = await greeted(at)
    const lines = ['EHLO a.example', 'MAIL FROM:<a@a.example>', `RCPT TO:<${drop.address}>`, 'DATA']
    expect(await codes(sender, lines)).toEqual(['250', '250', '250', '354'])
    return sender
  }
  /** What was kept at the drop address, oldest first, without the lines above it. */
  const kept = async (): Promise<Buffer[]> => {
    const query = sql<{ packed: Buffer | null }>`select r.packed from drop_mail m
      join raw r on r.workspace_id = ${scope.workspaceId} and r.hash = m.raw_hash
      where m.workspace_id = ${scope.workspaceId} and m.source_id = ${drop.id} order by m.id`
    const [rows] = await run(scope, query.compile(db))
    return rows.map(({ packed }) => {
      const raw = packed ? zstdDecompressSync(packed) : Buffer.alloc(0)
      return raw.subarray(raw.indexOf('+0000\r\n') + 7)
    })
  }
  return { ground, scope, drop, port, greeted, readyForData, kept }
}

/** Says each line and answers the codes that came back. */
export async function codes(sender: Sender, lines: readonly string[]): Promise<string[]> {
  const all: string[] = []
  for (const line of lines) all.push((await sender.ask(line)).slice(0, 3))
  return all
}
