// A drop address with its door open, in a test's world.
import { afterAll } from 'vitest'
import type { Ground, Scope } from '../server/base/scope.ts'
import { type Door, openDoor } from '../server/capture/drop/door.ts'
import { makeDrop } from '../server/capture/drop/change.ts'
import { listDrops } from '../server/capture/drop/list.ts'
import { type Limits, limits } from '../server/capture/drop/door/limits.ts'

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
