// The door under strain: too many, too slow, guessing, with a full disk, without its database.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { letter } from '../../../../test/arrive.ts'
import { codes, host, mail, newDrop, openPlace, openTestDoor } from '../../../../test/drop.ts'
import { mountDisk } from '../../../../test/servers/dovecot/disk.ts'
import { dial, hand, stuffed } from '../../../../test/smtp.ts'
import type { Ground } from '../../../base/scope.ts'
import { renewDrop } from '../change.ts'
import { openDoor } from '../door.ts'
import type { Limits } from './limits.ts'

let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})

const another = async (over: Partial<Limits>, on: Ground = place.ground) => (await openTestDoor(on, over)).port

describe('too much', () => {
  test('from one place is held off, while others come in', async () => {
    const at = await another({ connectionsEach: 3 })
    const open = await Promise.all([1, 2, 3].map(() => place.greeted(at)))
    const fourth = await dial(at)
    expect(await fourth.ended()).toMatch(/^421 /)
    await place.greeted(at, '127.0.0.2')
    open[0]?.close()
    await wait(100)
    await place.greeted(at)
  })
  test('at all is held off, too', async () => {
    const at = await another({ connections: 2 })
    await Promise.all([place.greeted(at), place.greeted(at, '127.0.0.2')])
    expect(await (await dial(at, '127.0.0.3')).ended()).toMatch(/^421 /)
  })
  test('guessing ends the connection, then the welcome; an address that was renewed is no guess', async () => {
    const at = await another({ missesEach: 3, missesHourly: 6 })
    const guess = async (to: string) => {
      const sender = await place.greeted(at)
      await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>'])
      return codes(sender, Array<string>(4).fill(`RCPT TO:<${to}>`))
    }
    const former = await newDrop(place.scope)
    await renewDrop(place.scope, former.id)
    for (let time = 0; time < 3; time++) expect(await guess(former.address)).toEqual(['550', '550', '550', '421'])
    for (let time = 0; time < 2; time++) expect(await guess(`nobody@${host}`)).toEqual(['550', '550', '550', '421'])
    expect(await (await dial(at)).ended()).toMatch(/^421 /)
    await place.greeted(at, '127.0.0.2')
  })
  test('each guess is answered later than the one before', async () => {
    const at = await another({ firstPauseMs: 40, longestPauseMs: 200 })
    const sender = await place.greeted(at)
    await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>'])
    const took: number[] = []
    for (let time = 0; time < 4; time++) {
      const began = performance.now()
      await sender.ask(`RCPT TO:<nobody@${host}>`)
      took.push(performance.now() - began)
    }
    expect(took[0]).toBeGreaterThan(35)
    expect(took[3]).toBeGreaterThan(190)
  })
})

describe('too slow', () => {
  test('silence, idling and a trickle are ended; a message that comes well is not', async () => {
    const at = await another({ silentMs: 400, idleMs: 900, patientMs: 300, bytesPerSecond: 5000, lookMs: 50 })
    const silent = await place.greeted(at)
    expect(await silent.ended()).toMatch(/^421 /)
    const idle = await place.greeted(at)
    const noops = setInterval(() => idle.write('NOOP\r\n'), 100)
    onTestFinished(() => clearInterval(noops))
    expect(await idle.ended()).toMatch(/421 .*Too slow/)
    const before = (await place.kept()).length
    const trickling = await place.readyForData(at)
    const drops = setInterval(() => trickling.write('x'), 50)
    onTestFinished(() => clearInterval(drops))
    expect(await trickling.ended()).toMatch(/^421 .*Too slow/)
    const steady = await place.readyForData(at)
    for (let piece = 0; piece < 15; piece++) {
      steady.write(`${'x'.repeat(998)}\r\n`)
      await wait(50)
    }
    steady.write('.\r\n')
    expect(await steady.heard()).toMatch(/^250 /)
    expect(await place.kept()).toHaveLength(before + 1)
  })
})

describe('when something is wrong with us', () => {
  test('a full disk is told as a reason to come again, and nothing is lost', async (context) => {
    const home = mkdtempSync(join(tmpdir(), 'kith-full-'))
    const disk = mountDisk(home, 3_000_000)
    onTestFinished(() => {
      disk?.unmount()
      rmSync(home, { recursive: true, force: true })
    })
    if (!disk) return context.skip()
    const on = { ...place.ground, home }
    const at = await another({ freeBytes: 0 }, on)
    const careful = await another({ freeBytes: 10_000_000 }, on)
    const text = randomBytes(900_000)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n')
    const large = letter({ from: 'Ann Bee <ann@bee.example>', subject: 'Large', text })
    expect(await hand(careful, place.drop.address, large)).toMatch(/^452 /)
    const before = (await place.kept()).length
    disk.fill()
    expect(await hand(at, place.drop.address, large)).toMatch(/^452 /)
    expect((await place.kept()).length).toBe(before)
    disk.clear()
    expect(await hand(at, place.drop.address, large)).toMatch(/^250 /)
    expect((await place.kept()).length).toBe(before + 1)
  })
  test('so is a database that is away', async () => {
    const pool = new pg.Pool({ host: '/nowhere', max: 1 })
    const at = await another({}, { ...place.ground, pool })
    expect(await hand(at, place.drop.address, mail())).toMatch(/^451 /)
  })
  test('who is in the midst of a message when it closes may finish it; who is idle is sent away', async () => {
    const log = { info: () => undefined, error: () => undefined }
    const door = await openDoor(
      place.ground,
      { home: place.ground.home, smtpPort: 0, smtpHost: '127.0.0.1', smtpName: host },
      log,
    )
    const [sender, idle] = [await place.readyForData(door.port), await place.greeted(door.port)]
    const stopped = door.stop()
    expect(await idle.ended()).toMatch(/^421 /)
    sender.write(stuffed(mail('At last')))
    expect(await sender.heard()).toMatch(/^250 /)
    sender.close()
    await stopped
    await expect(dial(door.port)).rejects.toThrow('ECONNREFUSED')
  })
})
