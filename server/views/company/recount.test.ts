// Packed days equal a live recount, whatever was captured, filed anew, removed, opened to others or read again, in whatever order.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changes, kinds } from '../../../test/recount/change.ts'
import { counted } from '../../../test/recount/counted.ts'
import { anyMail, period } from '../../../test/recount/mail.ts'
import { comes, openShop, readerOfAll, readerOfOpen, type Shop, zoneOf } from '../../../test/recount/shop.ts'
import { packDays } from '../../company/touch/pack.ts'
import { companyInput, readCompany } from './company.ts'

const step = fc.record({
  kind: fc.constantFrom(...kinds),
  which: fc.nat(20),
  packed: fc.boolean(),
  then: anyMail,
})
const story = fc.record({
  mails: fc.array(anyMail, { minLength: 5, maxLength: 10 }),
  steps: fc.array(step, { minLength: 4, maxLength: 8 }),
})

test('the figures of packed and changed days equal a live recount, for who may read all and who may not', {
  timeout: 120_000,
}, async () => {
  let looked = 0
  const look = async (shop: Shop) => {
    for (const scope of [await readerOfAll(shop), readerOfOpen(shop)]) {
      const told = await readCompany(scope, companyInput.parse(period))
      expect(figuresIn(told)).toEqual(await counted(scope, await zoneOf(shop)))
      looked++
    }
  }
  await fc.assert(
    fc.asyncProperty(story, async ({ mails, steps }) => {
      const shop = await openShop()
      for (const one of mails) await comes(shop, one)
      for (const { kind, which, packed, then } of steps) {
        if (packed) await packDays(shop.kith, 0)
        await changes[kind](shop, which)
        await look(shop)
        await comes(shop, then)
      }
      await packDays(shop.kith, 0)
      await look(shop)
    }),
    { numRuns: 5, endOnFailure: true },
  )
  expect(looked).toBeGreaterThan(40)
})

type Told = Awaited<ReturnType<typeof readCompany>>

/** What a reader is told, without names. */
function figuresIn({ all, members, departments, spread, shared, spoken }: Told) {
  const sides = (rows: Told['members']) =>
    Object.fromEntries(
      rows.filter(({ now }) => now.in + now.out + now.answers > 0).map(({ id, who, now }) => [id ?? who, now]),
    )
  const pairs = shared.map(({ a, b, customers }) => `${[a, b].sort().join(' ')} ${customers}`).sort()
  const sum = (which: 'in' | 'out') => spoken.reduce((total, one) => total + one[which], 0)
  return {
    all: all.now,
    members: sides(members),
    departments: sides(departments),
    spread,
    pairs,
    in: sum('in'),
    out: sum('out'),
  }
}
