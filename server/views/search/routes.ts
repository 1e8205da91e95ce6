// One search over people, organizations and everything said.
import { z } from 'zod'
import { flag, id, instant, limit } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { seekNumber } from '../../people/list/number.ts'
import { showPhone } from '../../people/phone.ts'
import { endpoint } from '../../workspace/role.ts'
import { excerpt } from './excerpt.ts'
import { findNames, type NameHit } from './names.ts'
import { findNumbers } from './numbers.ts'
import { findSaid, wordsSought } from './said.ts'

const name = z.object({
  id,
  kind: z.enum(['person', 'organization']),
  name: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  lastAt: instant.nullable(),
  close: z.boolean(),
  /** The phone number by which they were found, as people write it. */
  number: z.string().nullable(),
})
const piece = z.object({ text: z.string(), hit: z.boolean() })
const said = z.object({
  id,
  conversationId: id,
  happenedAt: instant,
  direction: z.string(),
  subject: z.array(piece),
  said: z.array(piece),
  customerId: id.nullable(),
  customer: z.string().nullable(),
  member: z.string().nullable(),
})

/** Beside what was said. */
const mostNames = 8

export const searchRoutes = {
  'GET /search': endpoint({
    name: 'search',
    does: 'Finds people and organizations by name (one wrong letter forgiven) or phone number and, unless only names are wanted, what was said, with the words marked.',
    may: 'readCustomers',
    takes: z.object({ text: z.string().min(1).max(200), names: flag.default(false), limit: limit(50, 20) }),
    gives: z.object({ names: z.array(name), said: z.array(said) }),
    answer: (scope, input) => search(scope, input),
  }),
}

async function search(
  scope: Scope,
  { text, names: namesOnly, limit: most }: { text: string; names: boolean; limit: number },
) {
  const { words, prefix } = wordsSought(text)
  if (words.length === 0) return { names: [], said: [] }
  const byNumber = await findByNumber(scope, text, namesOnly ? most : mostNames)
  if (namesOnly) {
    const [names] = await run(scope, findNames(scope, text, most))
    return { names: together(byNumber, names, most), said: [] }
  }
  const [names, rows] = await run(scope, findNames(scope, text, mostNames), findSaid(scope, text, most))
  return {
    names: together(byNumber, names, mostNames),
    said: rows.map((row) => ({
      ...row,
      subject: excerpt(row.subject, words, prefix),
      said: excerpt(row.said, words, prefix),
    })),
  }
}

type Hit = z.input<typeof name>

/** Asks only where the text may be a phone number. */
async function findByNumber(scope: Scope, text: string, most: number): Promise<Hit[]> {
  const sought = await seekNumber(scope, text)
  if (!sought) return []
  const [hits] = await run(scope, findNumbers(scope, sought, most))
  return hits.map(({ country, ...hit }) => ({ ...hit, number: showPhone(hit.number, country) }))
}

function together(byNumber: Hit[], byName: readonly NameHit[], most: number): Hit[] {
  const others = byName.filter(({ id }) => !byNumber.some((hit) => hit.id === id))
  return [...byNumber, ...others.map((hit) => ({ ...hit, number: null }))].slice(0, most)
}
