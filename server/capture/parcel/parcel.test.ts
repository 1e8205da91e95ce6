// Files on their way in: written over by late tries, given up by silent senders, hashed as they come, closed while nobody writes.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newWorld } from '../../../test/world.ts'
import { bringParcel } from './close.ts'
import { digestOf } from './digest.ts'
import { makeParcel, parcelFolder } from './parcel.ts'
import { takeBytes } from './upload.ts'

const mail = Buffer.from('From: ann@x.example\nDate: Mon, 05 Jan 2026 10:11:12 +0000\nSubject: Flour\n\nTwo sacks.\n')
const brought = { name: 'one', readers: 'everyone' } as const

async function newParcel() {
  const { scope } = await newWorld()
  const parcelId = await makeParcel(scope, 1000)
  const folder = parcelFolder(scope, parcelId)
  const take = (bytes: Readable, offset = 0, patienceMs = 10_000) =>
    takeBytes(scope, { parcelId, path: 'one.eml', offset }, bytes, patienceMs)
  const close = (bytes = mail.length) => bringParcel(scope, parcelId, { files: 1, bytes }, brought)
  return { scope, folder, place: join(folder, 'one.eml'), take, close }
}
const send = (bytes: Buffer) => Readable.from([bytes])
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url')

test('a late try of what has arrived is ended when its parcel is closed, and has cut nothing off', async () => {
  const { scope, place, take, close } = await newParcel()
  expect(await take(send(mail))).toBe(mail.length)
  const late = new PassThrough()
  const outcome = take(late).catch((error: { code: string }) => error.code)
  late.write(mail.subarray(0, 20))
  await new Promise((done) => setTimeout(done, 50))
  await expect(take(send(mail))).rejects.toMatchObject({ code: 'upload_busy' })
  const { sourceId } = await close()
  expect(await outcome).toBe('upload_cut')
  expect(readFileSync(place)).toEqual(mail)
  await expect(take(send(mail))).rejects.toMatchObject({ code: 'parcel_closed' })
  expect(await close()).toEqual({ sourceId, known: true })
  const found = await scope.ground.pool.query("select data->>'sourceId' as id from pgboss.job where name = 'import'")
  expect(found.rows.filter(({ id }) => id === sourceId)).toHaveLength(2)
})

test('whoever tries while the parcel is being closed comes too early or too late, never in between', async () => {
  const { place, take, close } = await newParcel()
  await take(send(mail))
  const tries = Array.from({ length: 20 }, async (_, at) => {
    await new Promise((done) => setTimeout(done, at))
    return take(send(mail.subarray(0, 30))).then(String, (error: { code: string }) => error.code)
  })
  await close()
  for (const told of await Promise.all(tries))
    expect([String(mail.length), 'upload_busy', 'upload_cut', 'parcel_closed']).toContain(told)
  expect(readFileSync(place)).toEqual(mail)
})

test('a sender who fell silent is given up, so that another try is let in', async () => {
  const { take, close } = await newParcel()
  const silent = new PassThrough()
  const outcome = take(silent, 0, 50).catch((error: { code: string }) => error.code)
  silent.write(mail.subarray(0, 20))
  expect(await outcome).toBe('upload_cut')
  await expect(close()).rejects.toMatchObject({ code: 'parcel_incomplete' })
  expect(await take(send(mail.subarray(20)), 20)).toBe(mail.length)
  expect(await close()).toMatchObject({ known: false })
})

test('what is no mail is refused and leaves nothing behind', async () => {
  const { folder, take, close } = await newParcel()
  const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  await take(send(bytes))
  await expect(close(bytes.length)).rejects.toMatchObject({ code: 'not_mail' })
  expect(existsSync(folder)).toBe(false)
  expect(readdirSync(join(folder, '..'))).toEqual([])
  await expect(take(send(bytes))).rejects.toMatchObject({ code: 'not_found' })
})

test('the hash is taken along as the bytes come: the file is not read once more', async () => {
  const { place, take } = await newParcel()
  await take(send(mail.subarray(0, 30)))
  await take(send(mail.subarray(30)), 30)
  writeFileSync(place, Buffer.alloc(mail.length))
  expect(await digestOf(place)).toBe(sha256(mail))
  expect(await digestOf(place)).toBe(sha256(Buffer.alloc(mail.length)))
})

test('in whatever pieces, over one another, and with a restart in between, the hash is that of the file', async () => {
  const { place, take } = await newParcel()
  const piece = fc.record({ back: fc.nat(40), size: fc.integer({ min: 1, max: 60 }), restart: fc.nat(9) })
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.infiniteStream(fc.nat(255)), async (pieces, noise) => {
      writeFileSync(place, '')
      await take(send(Buffer.from('x')))
      for (const { back, size, restart } of pieces) {
        const offset = Math.max(0, readFileSync(place).length - back)
        await take(send(Buffer.from([...noise.take(size)])), offset)
        if (restart === 0) await digestOf(place)
      }
      expect(await digestOf(place)).toBe(sha256(readFileSync(place)))
    }),
    { numRuns: 60 },
  )
})
