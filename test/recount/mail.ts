// Any mail between a shop and its customers, around a period that is counted.
import fc from 'fast-check'
import { letter } from '../arrive.ts'

const theirs = [
  'Ruth Adler <ruth@adlers.example>',
  'Sam Okafor <sam@okafor.example>',
  'Priya Nair <priya@marsh.example>',
  'info@marsh.example',
]
const ours = ['Tom Reed <tom@reed.example>', 'Jess Hartley <jess@reed.example>', 'shop@reed.example']
export const period = { from: '2026-08-01', to: '2026-10-31' }

export type Mail = { inward: boolean; them: number; us: number; hour: number; closed: boolean; replyTo: number }
export const anyMail: fc.Arbitrary<Mail> = fc.record({
  inward: fc.boolean(),
  them: fc.nat(theirs.length - 1),
  us: fc.nat(ours.length - 1),
  /** Hours from the first day of the period on, and a few before. */
  hour: fc.integer({ min: -100, max: 24 * 95 }),
  closed: fc.boolean(),
  /** How many mails ago the one it replies to came; 0: to none. */
  replyTo: fc.nat(3),
})

/** The mail as the shop's `at`th. */
export function rawOf({ inward, them, us, hour, replyTo }: Mail, at: number): Buffer {
  const [customer, colleague] = [theirs[them] ?? '', ours[us] ?? '']
  const [from, to] = inward ? [customer, colleague] : [colleague, customer]
  return letter({
    from,
    to,
    id: `m${at}`,
    subject: `Order ${at}`,
    text: `Could you send ${at + 2} sacks?`,
    at: new Date(Date.parse(`${period.from}T00:00:00Z`) + hour * 3_600_000).toISOString(),
    ...(replyTo > 0 && replyTo <= at ? { replyTo: `m${at - replyTo}` } : {}),
  })
}
