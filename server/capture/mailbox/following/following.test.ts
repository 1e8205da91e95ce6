import { onTestFinished, test as always, expect } from 'vitest'
import { letter } from '../../../../test/arrive.ts'
import { follow, password, tom, untilHere } from '../../../../test/mailbox.ts'
import { type Dovecot, dovecotIsHere, startDovecot } from '../../../../test/servers/dovecot.ts'

const test = always.skipIf(!dovecotIsHere)

async function dovecot(settings: Parameters<typeof startDovecot>[0] = {}): Promise<Dovecot> {
  const server = await startDovecot({ users: { [tom]: password }, ...settings })
  onTestFinished(() => server.stop())
  return server
}

const mail = (n: number | string, more: object = {}) =>
  letter({ from: 'margaret@chensbakery.example', id: `m${n}`, subject: `Flour ${n}`, text: `Sack ${n}`, ...more })

test('a mailbox is read whole, folder by folder, and what comes then is seen at once', async () => {
  const server = await dovecot()
  for (let n = 0; n < 35; n++) server.deliver(tom, mail(n))
  const sent = { from: tom, to: 'margaret@chensbakery.example' }
  for (let n = 35; n < 40; n++) server.deliver(tom, mail(n, sent), { folder: 'Sent' })
  server.deliver(tom, mail('old'), { folder: 'Kunden/Köln' })
  server.deliver(tom, mail('draft'), { folder: 'Drafts' })
  server.deliver(tom, mail('spam'), { folder: 'Junk' })
  const place = await follow(server)
  const seen = await untilHere(place, 42)
  expect(seen).toMatchObject({ listed: 42, gone: 0, problem: null, readBackTo: null })
  const folders = Object.fromEntries(seen.folders.map((one) => [one.path, [one.state, one.listed, one.taken]]))
  expect(folders).toEqual({
    INBOX: ['complete', 35, 35],
    Sent: ['complete', 5, 5],
    'Kunden/Köln': ['complete', 1, 1],
    Archive: ['complete', 0, 0],
    Trash: ['complete', 0, 0],
    Junk: ['complete', 1, 1],
    Drafts: ['left', 1, 0],
  })
  const outcomes = (await place.arrivals()).map(({ outcome }) => outcome)
  expect(outcomes.filter((one) => one === 'captured')).toHaveLength(41)
  expect(outcomes.filter((one) => one === 'left_out')).toHaveLength(1)
  server.deliver(tom, mail('new'))
  await untilHere(place, 43)
  server.deliver(tom, mail('sent', sent), { folder: 'Sent' })
  await untilHere(place, 44)
})
