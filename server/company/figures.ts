// The figures of a period, from who exchanged what with whom: of a member, of a department, of all; who touches the customer; who of us speaks with the same ones.
import { quantile } from './middle.ts'
import { type Bits, bitsFor, countBits, countBoth, layersOf, unite, without } from './touch/bits.ts'
import { nobody } from './touch/exchange.ts'
import { joined, type MemberTouches, type Touches } from './touch/read.ts'

/** Messages from and to customers, how many customers those were, and our answers: half took no longer than `median` seconds, nine of ten than `ninth`. */
export type Figures = {
  in: number
  out: number
  customers: number
  answers: number
  median: number | null
  ninth: number | null
}

export const noFigures: Figures = { in: 0, out: 0, customers: 0, answers: 0, median: null, ninth: null }

/** What these members exchanged together; a customer of several counts once. */
export function figuresOf({ size, members }: Touches, memberIds: readonly string[]): Figures {
  const found = memberIds.flatMap((id) => members.get(id) ?? [])
  const [only] = found
  if (!only) return noFigures
  const seconds = joined(found.map((one) => one.seconds))
  return {
    in: found.reduce((sum, one) => sum + one.in, 0),
    out: found.reduce((sum, one) => sum + one.out, 0),
    customers: countBits(found.length === 1 ? only.customers : customersOf(found, size)),
    answers: seconds.length,
    median: quantile(seconds, 0.5),
    ninth: quantile(seconds, 0.9),
  }
}

const customersOf = (found: readonly MemberTouches[], size: number): Bits =>
  unite(
    found.map(({ customers }) => customers),
    size,
  )

/** The members of each department; whoever belongs to none, or is not known by name, is in no group. */
export type Groups = ReadonlyMap<string, readonly string[]>

/** The customers of each group, and of each member by name. */
export function sidesOf(
  touches: Touches,
  groups: Groups,
): { departments: Map<string, Bits>; members: Map<string, Bits> } {
  const named = [...touches.members].filter(([id]) => id !== nobody)
  const departments = [...groups].flatMap(([id, memberIds]) => {
    const found = memberIds.flatMap((memberId) => touches.members.get(memberId) ?? [])
    return found.length > 0 ? [[id, customersOf(found, touches.size)] as const] : []
  })
  return { departments: new Map(departments), members: new Map(named.map(([id, { customers }]) => [id, customers])) }
}

/** More of us than this are counted as this many. */
export const mostApart = 3

/** The customers in touch with none of these sides, with one, with two, and so on; the last stands for more as well. */
export function apart(all: Bits, sides: ReadonlyMap<string, Bits>, size: number): Bits[] {
  const layers = [all, ...layersOf(sides.values(), size, mostApart)]
  return layers.map((bits, at) => without(bits, layers[at + 1] ?? bitsFor(size)))
}

export type Shared = { a: string; b: string; customers: number }

/** For each two departments, how many customers speak with both; those with none are left away. */
export function sharedOf(departments: ReadonlyMap<string, Bits>): Shared[] {
  const sides = [...departments]
  return sides
    .flatMap(([a, one], at) => sides.slice(at + 1).map(([b, other]) => ({ a, b, customers: countBoth(one, other) })))
    .filter(({ customers }) => customers > 0)
    .sort((x, y) => y.customers - x.customers)
}

/** Everybody's customers. */
export const allCustomers = ({ members, size }: Touches): Bits => customersOf([...members.values()], size)
