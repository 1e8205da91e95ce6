// The door as strangers find it, byte by byte: it takes in what is for an address of ours, whole, and nothing else from nobody.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { letter } from '../../../../test/arrive.ts'
import { addressOf, host, newDrop, openTestDoor, takingIn } from '../../../../test/drop.ts'
import { mountDisk } from '../../../../test/servers/dovecot/disk.ts'
import { dial, hand, type Sender, stuffed } from '../../../../test/smtp.ts'
import { newWorld } from '../../../../test/world.ts'
import { db } from '../../../base/database.ts'
import { type Ground, type Scope, run } from '../../../base/scope.ts'
import { enterWorkspace } from '../../../workspace/session.ts'
import { renewDrop } from '../change.ts'
import type { Limits } from './limits.ts'

let ground: Ground
let scope: Scope
let drop: { id: string; address: string }
let port = 0

beforeAll(async () => {
  const world = await newWorld()
  ground = takingIn(world.ground)
  const entered = await enterWorkspace(ground, world.accountId, world.scope.workspaceId)
  if (!entered) throw new Error('no scope')
  scope = entered
  drop = await newDrop(scope)
  port = (await openTestDoor(ground)).port
})

const another = async (over: Partial<Limits>, on: Ground = ground) => (await openTestDoor(on, over)).port
const mail = (subject = 'Flour') => letter({ from: 'Ann Bee <ann@bee.example>', subject })

/** What was kept at the drop address, oldest first, without the lines above it. */
async function kept(): Promise<Buffer[]> {
  const query = sql<{
    packed: Buffer
  }>`select r.packed from drop_mail m join raw r on r.workspace_id = m.workspace_id and r.hash = m.raw_hash
    where m.workspace_id = ${scope.workspaceId} and m.source_id = ${drop.id} order by m.id`
  const [rows] = await run(scope, query.compile(db))
  return rows.map(({ packed }) => {
    const raw = zstdDecompressSync(packed)
    return raw.subarray(raw.indexOf('+0000\r\n') + 7)
  })
}

/** Says each line and answers the codes that came back. */
async function codes(sender: Sender, lines: readonly string[]): Promise<string[]> {
  const all: string[] = []
  for (const line of lines) all.push((await sender.ask(line)).slice(0, 3))
  return all
}

async function greeted(at = port, from?: string): Promise<Sender> {
  const sender = await dial(at, from)
  onTestFinished(() => sender.close())
  expect(await sender.heard()).toMatch(/^220 in\.kith\.example ESMTP$/)
  return sender
}

async function readyForData(at = port): Promise<Sender> {
  const sender = await greeted(at)
  const said = await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>', `RCPT TO:<${drop.address}>`, 'DATA'])
  expect(said).toEqual(['250', '250', '250', '354'])
  return sender
}

describe('who is let in', () => {
  test('nothing is passed on, and an address that never was looks like one that is no more', async () => {
    const former = await newDrop(scope)
    await renewDrop(scope, former.id)
    const sender = await greeted()
    await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>'])
    const elsewhere = [
      'bob@other.example',
      `"bob@other.example"@${host}`,
      `bob%other.example@${host}`,
      `@${host}:bob@other.example`,
    ]
    for (const to of elsewhere)
      expect(await sender.ask(`RCPT TO:<${to}>`)).toMatch(/^5(50 5\.1\.1 No (mail is passed on|such address)|01 )/)
    const [word = '', secret = ''] = drop.address.slice(0, drop.address.indexOf('@')).split('-')
    const invented = [`${word}@${host}`, `${word}-${[...secret].reverse().join('')}@${host}`, `postmaster@${host}`]
    const answers = new Set<string>()
    for (const to of [...invented, former.address]) answers.add(await sender.ask(`RCPT TO:<${to}>`))
    expect([...answers]).toEqual(['550 5.1.1 No such address here'])
    expect(await sender.ask(`RCPT TO:<${await addressOf(scope, former.id)}>`)).toMatch(/^250 /)
    sender.close()
  })
  test('nothing else tells which addresses there are, and no password is asked for', async () => {
    const sender = await greeted()
    const offered = await sender.ask('EHLO a.example')
    expect(
      offered
        .split('\r\n')
        .map((line) => line.slice(4))
        .slice(1),
    ).toEqual(['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'STARTTLS', 'SIZE 52428800'])
    expect(await sender.ask(`VRFY ${drop.address}`)).toBe(await sender.ask(`VRFY nobody@${host}`))
    expect(
      await codes(sender, [
        `EXPN ${drop.address}`,
        'AUTH PLAIN AGEAYg==',
        'HELP',
        'WIZ please',
        'XCLIENT ADDR=10.0.0.1',
        'DATA',
      ]),
    ).toEqual(['500', '500', '500', '500', '500', '503'])
  })
  test('one address at a time, and the one that was let in stays so', async () => {
    const other = await newDrop(scope)
    const sender = await greeted()
    expect(await codes(sender, ['EHLO a.example', 'MAIL FROM:<>', `RCPT TO:<${drop.address}>`])).toEqual([
      '250',
      '250',
      '250',
    ])
    expect(await sender.ask(`RCPT TO:<${other.address}>`)).toMatch(/^452 /)
    expect(
      await codes(sender, [
        `RCPT TO:<${drop.address.toUpperCase()}>`,
        'RSET',
        'MAIL FROM:<>',
        `RCPT TO:<${other.address}>`,
      ]),
    ).toEqual(['250', '250', '250', '250'])
  })
  test('who speaks before being greeted, or speaks HTTP, is sent away', async () => {
    const early = await dial(port)
    early.write('EHLO a.example\r\nMAIL FROM:<a@a.example>\r\n')
    expect(await early.ended()).toMatch(/^421 .*too soon$/)
    const browser = await greeted()
    browser.write(`POST / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    expect(await browser.ended()).toMatch(/^421 /)
  })
})

describe('what is let in', () => {
  test('every byte as it was sent, the dots too, however it was cut on the way', async () => {
    const before = (await kept()).length
    const dots = `${mail('Dots').toString()}.\r\n..\r\n.a\r\n...\r\n. \r\nend.\r\n`
    const bytes = stuffed(dots)
    for (const size of [1, 2, 3, 5, 7, bytes.length]) {
      const sender = await readyForData()
      for (let at = 0; at < bytes.length; at += size) {
        sender.write(bytes.subarray(at, at + size))
        if (size < 4) await wait(0)
      }
      expect(await sender.heard()).toMatch(/^250 .*Kept as /)
      sender.close()
    }
    const now = (await kept()).slice(before)
    expect(now.map(String)).toEqual(Array(6).fill(dots))
  })
  test.each([
    ['a bare LF', 'a\nb\r\n'],
    ['a bare CR', 'a\rb\r\n'],
    ['an end that is none: LF dot LF', 'a\n.\nMAIL FROM:<b@b.example>\r\n'],
    ['an end that is none: LF dot CRLF', 'a\n.\r\nMAIL FROM:<b@b.example>\r\n'],
    ['an end that is none: CRLF dot LF', 'a\r\n.\nMAIL FROM:<b@b.example>\r\n'],
    ['an end that is none: CR dot CR', 'a\r.\rMAIL FROM:<b@b.example>\r\n'],
    ['an end that is none: CRLF dot CR', 'a\r\n.\rMAIL FROM:<b@b.example>\r\n'],
    ['CR CR LF', 'a\r\r\n'],
  ])('%s is refused, and what stands behind it is no command', async (_, words) => {
    const before = (await kept()).length
    const sender = await readyForData()
    sender.write(Buffer.concat([mail('Smuggled'), Buffer.from(words, 'latin1'), Buffer.from('\r\n.\r\n')]))
    expect(await sender.heard()).toMatch(/^554 5\.6\.0 /)
    expect(await codes(sender, ['NOOP', 'MAIL FROM:<a@a.example>'])).toEqual(['250', '250'])
    expect(await kept()).toHaveLength(before)
  })
  test('commands sent along behind a message are heard, each once', async () => {
    const sender = await readyForData()
    sender.write(
      Buffer.concat([
        stuffed(mail('First')),
        Buffer.from(`MAIL FROM:<a@a.example>\r\nRCPT TO:<${drop.address}>\r\nDATA\r\n`),
        stuffed(mail('Second')),
        Buffer.from('QUIT\r\n'),
      ]),
    )
    const answers: string[] = []
    for (let n = 0; n < 6; n++) answers.push((await sender.heard()).slice(0, 3))
    expect(answers).toEqual(['250', '250', '250', '354', '250', '221'])
  })
  test('what is too large is refused as soon as it is known, and nothing of it stays', async () => {
    const small = await another({ messageBytes: 20_000 })
    const before = (await kept()).length
    const announced = await greeted(small)
    await announced.ask('EHLO a.example')
    expect(await announced.ask('MAIL FROM:<a@a.example> SIZE=20001')).toMatch(/^552 /)
    const sender = await readyForData(small)
    sender.write(stuffed(`${mail('Large').toString()}${'x'.repeat(20_000)}\r\n`))
    expect(await sender.heard()).toMatch(/^552 /)
    expect(await codes(sender, ['MAIL FROM:<a@a.example> SIZE=100'])).toEqual(['250'])
    expect(await kept()).toHaveLength(before)
  })
  test('a message that breaks off in the middle is none', async () => {
    const before = (await kept()).length
    const sender = await readyForData()
    sender.write(mail('Cut'))
    await wait(50)
    sender.close()
    await wait(100)
    expect(await kept()).toHaveLength(before)
    expect(await hand(port, drop.address, mail('Whole'))).toMatch(/^250 /)
  })
})

describe('encrypted', () => {
  test('whoever wants to, and then it stands in the mail', async () => {
    const sender = await greeted()
    expect(await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>', 'STARTTLS'])).toEqual([
      '250',
      '250',
      '220',
    ])
    expect(await sender.encrypt()).toBe(host)
    expect(await codes(sender, [`RCPT TO:<${drop.address}>`])).toEqual(['503'])
    expect(await sender.ask('EHLO a.example')).not.toContain('STARTTLS')
    await codes(sender, ['MAIL FROM:<a@a.example>', `RCPT TO:<${drop.address}>`, 'DATA'])
    sender.write(stuffed(mail('Encrypted')))
    const [, id = ''] = /Kept as (\S+)/.exec(await sender.heard()) ?? []
    const query = sql<{
      packed: Buffer
    }>`select r.packed from drop_mail m join raw r on r.workspace_id = m.workspace_id and r.hash = m.raw_hash
      where m.workspace_id = ${scope.workspaceId} and m.id = ${id}`
    const [[row]] = await run(scope, query.compile(db))
    expect(String(zstdDecompressSync(row?.packed ?? Buffer.alloc(0)))).toMatch(
      /^Return-Path: <a@a\.example>\r\nReceived: from a\.example \(\[127\.0\.0\.1\]\)\r\n\tby in\.kith\.example with ESMTPS;\r\n\t\w{3}, .* \+0000\r\nMessage-ID: /,
    )
  })
  test('what was sent along in the clear behind STARTTLS is never heard', async () => {
    const sender = await greeted()
    await sender.ask('EHLO a.example')
    sender.write('STARTTLS\r\nMAIL FROM:<evil@a.example>\r\n')
    expect(await sender.heard()).toMatch(/^220 /)
    await sender.encrypt()
    expect(await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>'])).toEqual(['250', '250'])
  })
})

describe('too much', () => {
  test('from one place is held off, while others come in', async () => {
    const at = await another({ connectionsEach: 3 })
    const open = await Promise.all([1, 2, 3].map(() => greeted(at)))
    const fourth = await dial(at)
    expect(await fourth.ended()).toMatch(/^421 /)
    await greeted(at, '127.0.0.2')
    open[0]?.close()
    await wait(100)
    await greeted(at)
  })
  test('at all is held off, too', async () => {
    const at = await another({ connections: 2 })
    await Promise.all([greeted(at), greeted(at, '127.0.0.2')])
    expect(await (await dial(at, '127.0.0.3')).ended()).toMatch(/^421 /)
  })
  test('guessing ends the connection, then the welcome; an address that was renewed is no guess', async () => {
    const at = await another({ missesEach: 3, missesHourly: 6 })
    const guess = async (to: string) => {
      const sender = await greeted(at)
      await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>'])
      return codes(sender, Array<string>(4).fill(`RCPT TO:<${to}>`))
    }
    const former = await newDrop(scope)
    await renewDrop(scope, former.id)
    for (let time = 0; time < 3; time++) expect(await guess(former.address)).toEqual(['550', '550', '550', '421'])
    for (let time = 0; time < 2; time++) expect(await guess(`nobody@${host}`)).toEqual(['550', '550', '550', '421'])
    expect(await (await dial(at)).ended()).toMatch(/^421 /)
    await greeted(at, '127.0.0.2')
  })
  test('each guess is answered later than the one before', async () => {
    const at = await another({ firstPauseMs: 40, longestPauseMs: 200 })
    const sender = await greeted(at)
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
    const silent = await greeted(at)
    expect(await silent.ended()).toMatch(/^421 /)
    const idle = await greeted(at)
    const noops = setInterval(() => idle.write('NOOP\r\n'), 100)
    onTestFinished(() => clearInterval(noops))
    expect(await idle.ended()).toMatch(/421 .*Too slow/)
    const before = (await kept()).length
    const trickling = await readyForData(at)
    const drops = setInterval(() => trickling.write('x'), 50)
    onTestFinished(() => clearInterval(drops))
    expect(await trickling.ended()).toMatch(/^421 .*Too slow/)
    const steady = await readyForData(at)
    for (let piece = 0; piece < 15; piece++) {
      steady.write(`${'x'.repeat(998)}\r\n`)
      await wait(50)
    }
    steady.write('.\r\n')
    expect(await steady.heard()).toMatch(/^250 /)
    expect(await kept()).toHaveLength(before + 1)
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
    const on = { ...ground, home }
    const at = await another({ freeBytes: 0 }, on)
    const careful = await another({ freeBytes: 10_000_000 }, on)
    const { randomBytes } = await import('node:crypto')
    const text = randomBytes(900_000)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n')
    const large = letter({ from: 'Ann Bee <ann@bee.example>', subject: 'Large', text })
    expect(await hand(careful, drop.address, large)).toMatch(/^452 /)
    const before = await countKept()
    disk.fill()
    expect(await hand(at, drop.address, large)).toMatch(/^452 /)
    expect(await countKept()).toBe(before)
    disk.clear()
    expect(await hand(at, drop.address, large)).toMatch(/^250 /)
    expect(await countKept()).toBe(before + 1)
  })
  test('so is a database that is away', async () => {
    const pool = new pg.Pool({ host: '/nowhere', max: 1 })
    const at = await another({}, { ...ground, pool })
    expect(await hand(at, drop.address, mail())).toMatch(/^451 /)
  })
  test('who is in the midst of a message when it closes may finish it', async () => {
    const { openDoor } = await import('../door.ts')
    const log = { info: () => undefined, error: () => undefined }
    const door = await openDoor(ground, { home: ground.home, smtpPort: 0, smtpHost: '127.0.0.1', smtpName: host }, log)
    const sender = await readyForData(door.port)
    const stopped = door.stop()
    await wait(50)
    sender.write(stuffed(mail('At last')))
    expect(await sender.heard()).toMatch(/^250 /)
    sender.close()
    await stopped
    await expect(dial(door.port)).rejects.toThrow('ECONNREFUSED')
  })
})

async function countKept(): Promise<number> {
  const query = sql<{ count: number }>`select count(*) from drop_mail where workspace_id = ${scope.workspaceId}`
  return (await run(scope, query.compile(db)))[0][0]?.count ?? 0
}
