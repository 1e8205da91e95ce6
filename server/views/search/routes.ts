// One search over people, organizations and everything said.
import { z } from 'zod'
import { flag, id, instant, limit } from '../../base/endpoint.ts'
import { type Scope, run } from '../../base/scope.ts'
import { endpoint } from '../../workspace/role.ts'
import { excerpt } from './excerpt.ts'
import { findNames } from './names.ts'
import { findSaid, wordsSought } from './said.ts'

const name = z.object({
  id,
  kind: z.enum(['person', 'organization']),
  name: z.string(),
  title: z.string(),
  organization: z.string().nullable(),
  lastAt: instant.nullable(),
  close: z.boolean(),
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

export const searchRoutes = {
  'GET /search': endpoint({
    name: 'search',
    does: 'Finds people and organizations by name (one wrong letter forgiven) and, unless only names are wanted, what was said, with the words marked.',
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
  if (namesOnly) {
    const [names] = await run(scope, findNames(scope, text, most))
    return { names, said: [] }
  }
  const [names, rows] = await run(scope, findNames(scope, text, 8), findSaid(scope, text, most))
  return {
    names,
    said: rows.map((row) => ({
      ...row,
      subject: excerpt(row.subject, words, prefix),
      said: excerpt(row.said, words, prefix),
    })),
  }
}
