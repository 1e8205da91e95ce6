// Finding our own addresses by who sends.
import { expect, test } from 'vitest'
import { arrive, letter, makeSource } from '../../test/arrive.ts'
import { newWorld } from '../../test/world.ts'
import { askAgain, declineAddress, findOwnAddresses } from './own-address.ts'

const lynn = 'Lynn Blair <lynn.blair@enron.example>'

test('whoever writes and receives most of a mailbox is asked about, a frequent correspondent is not', async () => {
  const { scope } = await newWorld()
  const mails = Array.from({ length: 24 }, (_, at) => {
    const other = at % 2 ? `Customer ${at} <c${at}@x${at}.example>` : 'Regular <regular@shop.example>'
    return letter(at % 3 ? { from: other, to: lynn, text: `In ${at}` } : { from: lynn, to: other, text: `Out ${at}` })
  })
  await arrive(scope, await makeSource(scope), mails)
  const { items } = await findOwnAddresses(scope)
  expect(items).toMatchObject([{ address: 'lynn.blair@enron.example', wrote: 8, received: 16, of: 24 }])
  await declineAddress(scope, 'lynn.blair@enron.example')
  expect((await findOwnAddresses(scope)).items).toEqual([])
  await askAgain(scope, 'lynn.blair@enron.example')
  expect((await findOwnAddresses(scope)).items).toHaveLength(1)
})

test('a handful of mails, and addresses that are ours already, are not asked about', async () => {
  const { scope } = await newWorld()
  const mails = Array.from({ length: 24 }, (_, at) =>
    letter({
      from: at % 2 ? 'tom@reed.example' : 'm@chen.example',
      to: at % 2 ? 'm@chen.example' : 'tom@reed.example',
      text: `${at}`,
    }),
  )
  await arrive(scope, await makeSource(scope), mails.slice(0, 6))
  expect((await findOwnAddresses(scope)).items).toEqual([])
  await arrive(scope, await makeSource(scope), mails)
  expect((await findOwnAddresses(scope)).items).toEqual([])
})
