// Audiences as values: what they are when united, closed further and compared, held against a model that asks each member.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Atoms,
  type Audience,
  closeReaders,
  covers,
  departmentAtom,
  fromKey,
  keyOf,
  knowing,
  normal,
  unionReaders,
} from './readers.ts'

const [mia, tom, eve] = ['m1', 'm2', 'm3']
const [sales, service] = [departmentAtom('d1'), departmentAtom('d2')]
const atoms: fc.Arbitrary<Atoms> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('everyone' as const) },
  { weight: 4, arbitrary: fc.subarray([mia, tom, eve, sales, service], { minLength: 1 }) },
)
const source = fc
  .record({ full: atoms, outline: fc.oneof(fc.constant([]), atoms) })
  .map(({ full, outline }): Audience => ({ full: [full], outline }))
const closing = fc.record({
  within: fc.subarray([mia, tom, eve, sales, service], { minLength: 1 }),
  outline: fc.boolean(),
})

/** Every member there may be: in any of the departments, a guest or not. */
const members = [mia, tom, eve, 'm4'].flatMap((id) =>
  [[], [sales], [service], [sales, service]].flatMap((places) =>
    [true, false].map((isGuest) => new Set([id, ...places, ...(isGuest ? [] : ['everyone'])])),
  ),
)
type Member = (typeof members)[number]
const isIn = (set: Atoms, member: Member) =>
  set === 'everyone' ? member.has('everyone') : set.some((atom) => member.has(atom))
const reads = (audience: Audience, member: Member) => audience.full.every((set) => isIn(set, member))
const knows = (audience: Audience, member: Member) => reads(audience, member) || isIn(audience.outline, member)

test('the normal form says the same, and is one text that says it again', () => {
  fc.assert(
    fc.property(fc.array(atoms, { minLength: 1, maxLength: 3 }), fc.oneof(fc.constant([]), atoms), (full, outline) => {
      const given = { full, outline }
      const kept = normal(given)
      for (const member of members) {
        // Among those of the company: a guest is of nobody but those who name them, whatever set implies another.
        if (!member.has('everyone')) continue
        expect(reads(kept, member)).toBe(reads(given, member))
        expect(knows(kept, member)).toBe(knows(given, member))
      }
      expect(fromKey(keyOf(given))).toEqual(kept)
    }),
  )
})

test('no normal form lets a guest read, or know, what does not name them', () => {
  fc.assert(
    fc.property(
      fc.array(source, { minLength: 1, maxLength: 3 }),
      fc.array(closing, { maxLength: 2 }),
      (sources, closings) => {
        const kept = closeReaders(unionReaders(sources), closings)
        for (const member of members.filter((one) => !one.has('everyone'))) {
          const named =
            sources.some((one) => reads(one, member)) && closings.every(({ within }) => isIn(within, member))
          if (reads(kept, member)) expect(named).toBe(true)
        }
      },
    ),
  )
})

test('whoever may read, or know of, one of several sources may do so with what came from all', () => {
  fc.assert(
    fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), (all) => {
      const union = unionReaders(all)
      for (const member of members.filter((one) => one.has('everyone'))) {
        expect(reads(union, member)).toBe(all.some((one) => reads(one, member)))
        expect(knows(union, member)).toBe(all.some((one) => knows(one, member)))
      }
    }),
  )
})

test('closing further takes from everyone else and gives nobody anything', () => {
  fc.assert(
    fc.property(source, fc.array(closing, { minLength: 1, maxLength: 3 }), (open, closings) => {
      const closed = closeReaders(open, closings)
      for (const member of members.filter((one) => one.has('everyone'))) {
        const stays = reads(open, member) && closings.every(({ within }) => isIn(within, member))
        expect(reads(closed, member)).toBe(stays)
        const outlined = closings.every(({ outline }) => outline) && knows(open, member)
        expect(knows(closed, member)).toBe(stays || outlined)
      }
    }),
  )
})

test('an audience that covers another is read by all its readers, whoever is where', () => {
  let covered = 0
  fc.assert(
    fc.property(source, source, fc.array(closing, { maxLength: 2 }), (one, other, closings) => {
      const inner = closeReaders(other, closings)
      if (!covers(one, inner)) return
      covered++
      for (const member of members.filter((m) => m.has('everyone')))
        if (reads(inner, member)) expect(reads(one, member)).toBe(true)
    }),
  )
  expect(covered).toBeGreaterThan(5)
})

test('those who know are those who read and those who may know alone', () => {
  fc.assert(
    fc.property(source, fc.array(closing, { maxLength: 2 }), (open, closings) => {
      const audience = closeReaders(open, closings)
      for (const member of members.filter((one) => one.has('everyone')))
        expect(reads(knowing(audience), member)).toBe(knows(audience, member))
    }),
  )
})

test('the keys of plain audiences are what they always were', () => {
  expect(keyOf('everyone')).toBe('everyone')
  expect(keyOf([tom, mia, tom])).toBe(`${mia}+${tom}`)
  expect(keyOf({ full: [[mia]], outline: 'everyone' })).toBe(`${mia}~everyone`)
  expect(keyOf({ full: [[mia, tom], [mia]], outline: [] })).toBe(mia)
})
