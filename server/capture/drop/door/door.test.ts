// The door as strangers find it, byte by byte: it takes in what is for an address of ours, whole, and nothing else from nobody.
import { setTimeout as wait } from 'node:timers/promises'
import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, codes, host, mail, newDrop, openPlace, openTestDoor } from '../../../../test/drop.ts'
import { dial, hand, stuffed } from '../../../../test/smtp.ts'
import { db } from '../../../base/database.ts'
import { run } from '../../../base/scope.ts'
import { renewDrop } from '../change.ts'

let place: Awaited<ReturnType<typeof openPlace>>
beforeAll(async () => {
  place = await openPlace()
})

describe('who is let in', () => {
  test('nothing is passed on, and an address that never was looks like one that is no more', async () => {
    const former = await newDrop(place.scope)
    await renewDrop(place.scope, former.id)
    const sender = await place.greeted()
    await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>'])
    const elsewhere = [
      'bob@other.example',
      `"bob@other.example"@${host}`,
      `bob%other.example@${host}`,
      `@${host}:bob@other.example`,
    ]
    for (const to of elsewhere)
      expect(await sender.ask(`RCPT TO:<${to}>`)).toMatch(/^5(50 5\.1\.1 No (mail is passed on|such address)|01 )/)
    const [word = '', secret = ''] = place.drop.address.slice(0, place.drop.address.indexOf('@')).split('-')
    const invented = [`${word}@${host}`, `${word}-${[...secret].reverse().join('')}@${host}`, `postmaster@${host}`]
    const answers = new Set<string>()
    for (const to of [...invented, former.address]) answers.add(await sender.ask(`RCPT TO:<${to}>`))
    expect([...answers]).toEqual(['550 5.1.1 No such address here'])
    expect(await sender.ask(`RCPT TO:<${await addressOf(place.scope, former.id)}>`)).toMatch(/^250 /)
    sender.close()
  })
  test('nothing else tells which addresses there are, and no password is asked for', async () => {
    const sender = await place.greeted()
    const offered = await sender.ask('EHLO a.example')
    expect(
      offered
        .split('\r\n')
        .map((line) => line.slice(4))
        .slice(1),
    ).toEqual(['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'STARTTLS', 'SIZE 52428800'])
    expect(await sender.ask(`VRFY ${place.drop.address}`)).toBe(await sender.ask(`VRFY nobody@${host}`))
    expect(
      await codes(sender, [
        `EXPN ${place.drop.address}`,
        'AUTH PLAIN AGEAYg==',
        'HELP',
        'WIZ please',
        'XCLIENT ADDR=10.0.0.1',
        'DATA',
      ]),
    ).toEqual(['500', '500', '500', '500', '500', '503'])
  })
  test('one address at a time, and the one that was let in stays so', async () => {
    const other = await newDrop(place.scope)
    const sender = await place.greeted()
    expect(await codes(sender, ['EHLO a.example', 'MAIL FROM:<>', `RCPT TO:<${place.drop.address}>`])).toEqual([
      '250',
      '250',
      '250',
    ])
    expect(await sender.ask(`RCPT TO:<${other.address}>`)).toMatch(/^452 /)
    expect(
      await codes(sender, [
        `RCPT TO:<${place.drop.address.toUpperCase()}>`,
        'RSET',
        'MAIL FROM:<>',
        `RCPT TO:<${other.address}>`,
      ]),
    ).toEqual(['250', '250', '250', '250'])
  })
  test('who speaks before being greeted, or speaks HTTP, is sent away', async () => {
    const early = await dial(place.port)
    early.write('EHLO a.example\r\nMAIL FROM:<a@a.example>\r\n')
    expect(await early.ended()).toMatch(/^421 .*too soon$/)
    const browser = await place.greeted()
    browser.write(`POST / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    expect(await browser.ended()).toMatch(/^421 /)
  })
})

describe('what is let in', () => {
  test('every byte as it was sent, the dots too, however it was cut on the way', async () => {
    const before = (await place.kept()).length
    const dots = `${mail('Dots').toString()}.\r\n..\r\n.a\r\n...\r\n. \r\nend.\r\n`
    const bytes = stuffed(dots)
    for (const size of [1, 2, 3, 5, 7, bytes.length]) {
      const sender = await place.readyForData()
      for (let at = 0; at < bytes.length; at += size) {
        sender.write(bytes.subarray(at, at + size))
        if (size < 4) await wait(0)
      }
      expect(await sender.heard()).toMatch(/^250 .*Kept as /)
      sender.close()
    }
    const now = (await place.kept()).slice(before)
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
    const before = (await place.kept()).length
    const sender = await place.readyForData()
    sender.write(Buffer.concat([mail('Smuggled'), Buffer.from(words, 'latin1'), Buffer.from('\r\n.\r\n')]))
    expect(await sender.heard()).toMatch(/^554 5\.6\.0 /)
    expect(await codes(sender, ['NOOP', 'MAIL FROM:<a@a.example>'])).toEqual(['250', '250'])
    expect(await place.kept()).toHaveLength(before)
  })
  test('commands sent along behind a message are heard, each once', async () => {
    const sender = await place.readyForData()
    sender.write(
      Buffer.concat([
        stuffed(mail('First')),
        Buffer.from(`MAIL FROM:<a@a.example>\r\nRCPT TO:<${place.drop.address}>\r\nDATA\r\n`),
        stuffed(mail('Second')),
        Buffer.from('QUIT\r\n'),
      ]),
    )
    const answers: string[] = []
    for (let n = 0; n < 6; n++) answers.push((await sender.heard()).slice(0, 3))
    expect(answers).toEqual(['250', '250', '250', '354', '250', '221'])
  })
  test('what is too large is refused as soon as it is known, and nothing of it stays', async () => {
    const small = (await openTestDoor(place.ground, { messageBytes: 20_000 })).port
    const before = (await place.kept()).length
    const announced = await place.greeted(small)
    await announced.ask('EHLO a.example')
    expect(await announced.ask('MAIL FROM:<a@a.example> SIZE=20001')).toMatch(/^552 /)
    const sender = await place.readyForData(small)
    sender.write(stuffed(`${mail('Large').toString()}${'x'.repeat(20_000)}\r\n`))
    expect(await sender.heard()).toMatch(/^552 /)
    expect(await codes(sender, ['MAIL FROM:<a@a.example> SIZE=100'])).toEqual(['250'])
    expect(await place.kept()).toHaveLength(before)
  })
  test('a message that breaks off in the middle is none', async () => {
    const before = (await place.kept()).length
    const sender = await place.readyForData()
    sender.write(mail('Cut'))
    await wait(50)
    sender.close()
    await wait(100)
    expect(await place.kept()).toHaveLength(before)
    expect(await hand(place.port, place.drop.address, mail('Whole'))).toMatch(/^250 /)
  })
})

describe('encrypted', () => {
  test('whoever wants to, and then it stands in the mail', async () => {
    const sender = await place.greeted()
    expect(await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>', 'STARTTLS'])).toEqual([
      '250',
      '250',
      '220',
    ])
    expect(await sender.encrypt()).toBe(host)
    expect(await codes(sender, [`RCPT TO:<${place.drop.address}>`])).toEqual(['503'])
    expect(await sender.ask('EHLO a.example')).not.toContain('STARTTLS')
    await codes(sender, ['MAIL FROM:<a@a.example>', `RCPT TO:<${place.drop.address}>`, 'DATA'])
    sender.write(stuffed(mail('Encrypted')))
    const [, id = ''] = /Kept as (\S+)/.exec(await sender.heard()) ?? []
    const query = sql<{
      packed: Buffer
    }>`select r.packed from drop_mail m join raw r on r.workspace_id = m.workspace_id and r.hash = m.raw_hash
      where m.workspace_id = ${place.scope.workspaceId} and m.id = ${id}`
    const [[row]] = await run(place.scope, query.compile(db))
    expect(String(zstdDecompressSync(row?.packed ?? Buffer.alloc(0)))).toMatch(
      /^Return-Path: <a@a\.example>\r\nReceived: from a\.example \(\[127\.0\.0\.1\]\)\r\n\tby in\.kith\.example with ESMTPS;\r\n\t\w{3}, .* \+0000\r\nMessage-ID: /,
    )
  })
  test('by a mail programme as there are many', async () => {
    const { createTransport } = await import('nodemailer')
    const client = createTransport({
      host: '127.0.0.1',
      port: place.port,
      requireTLS: true,
      tls: { rejectUnauthorized: false },
    })
    const before = (await place.kept()).length
    const envelope = { from: 'tom@reed.example', to: [place.drop.address] }
    const sent = await client.sendMail({
      envelope,
      from: 'tom@reed.example',
      to: 'ann@bee.example',
      subject: 'Käse',
      text: 'Grüße\n.\nTom',
    })
    expect(sent.response).toMatch(/^250 .*Kept as /)
    expect(String((await place.kept()).at(-1))).toContain('Subject: =?UTF-8?')
    expect(await place.kept()).toHaveLength(before + 1)
    client.close()
  })
  test('what was sent along in the clear behind STARTTLS is never heard', async () => {
    const sender = await place.greeted()
    await sender.ask('EHLO a.example')
    sender.write('STARTTLS\r\nMAIL FROM:<evil@a.example>\r\n')
    expect(await sender.heard()).toMatch(/^220 /)
    await sender.encrypt()
    expect(await codes(sender, ['EHLO a.example', 'MAIL FROM:<a@a.example>'])).toEqual(['250', '250'])
  })
})
