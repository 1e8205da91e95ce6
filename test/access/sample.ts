// A valid input for any endpoint, made from its declared shape, and where in it the ids stand.
import { z } from 'zod'
import type { Endpoint } from '../../server/base/endpoint.ts'
import { mailboxBytes } from './mailbox.ts'

export type Input = Record<string, unknown>
type Path = readonly (string | number)[]
/** An id-typed field: its path in the input, and how it reads in a table ('organization.id'). */
export type IdField = { path: Path; name: string }
export type Sample = { input: Input; ids: IdField[] }
type Schema = {
  type?: string
  format?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
}

/** What a field is filled with whatever its shape: where the shape cannot tell what is meant. Undefined leaves it out. */
const byName: Record<string, () => unknown> = {
  after: () => undefined,
  seen: () => undefined,
  text: () => 'flour',
  email: () => `new-${crypto.randomUUID()}@elsewhere.example`,
  emails: () => [`new-${crypto.randomUUID()}@firm-${crypto.randomUUID().slice(0, 8)}.example`],
  addresses: () => [`new-${crypto.randomUUID()}@elsewhere.example`],
  address: () => `new-${crypto.randomUUID()}@elsewhere.example`,
  phones: () => ['+44 113 496 0000'],
  value: () => `new-${crypto.randomUUID()}@elsewhere.example`,
  domain: () => `firm-${crypto.randomUUID().slice(0, 8)}.example`,
  domains: () => [],
  timeZone: () => 'Europe/London',
  locale: () => 'en-GB',
  country: () => 'GB',
  password: () => 'a long enough password',
  current: () => 'a long enough password',
  path: () => 'more.mbox',
  offset: () => 0,
  bytes: () => mailboxBytes,
  name: () => `Name ${crypto.randomUUID()}`,
  position: () => 0,
  limit: () => 20,
  sender: () => '',
  certificate: () => undefined,
}

/** An address and a domain of ours that may be dropped. */
export const spare = { address: 'spare@elsewhere.example', domain: 'spare.example' }
/** Where an endpoint means something that is there already. */
const byEndpoint: Record<string, Input> = {
  'DELETE /ours/addresses/:address': { address: spare.address },
  'DELETE /ours/domains/:domain': { domain: spare.domain },
  // No server is there to be signed in to.
  'PATCH /mailboxes/:id': { imap: undefined, smtp: undefined },
}

/** Fills the shape of what an endpoint takes; `idFor` says which id stands in a field. Throws when the result is not valid. */
export function sampleOf(key: string, { takes }: Endpoint, idFor: (field: string) => string): Sample {
  const schema = z.toJSONSchema(takes, { io: 'input', unrepresentable: 'any' }) as Schema
  const ids: IdField[] = []
  const fill = (one: Schema, path: Path): unknown => {
    const name = path.filter((step) => typeof step === 'string').join('.')
    const own = byName[String(path.at(-1) ?? '')]
    if (one.format === 'uuid') {
      ids.push({ path, name })
      return idFor(name)
    }
    if (own) return own()
    if (one.const !== undefined) return one.const
    if (one.enum) return one.enum[0]
    if (one.anyOf) return fill(one.anyOf.find((other) => other.type !== 'null') ?? {}, path)
    if (one.type === 'object') return fillObject(one, path, fill)
    if (one.type === 'array') return one.items ? [fill(one.items, [...path, 0])] : []
    return scalar(one)
  }
  const input = { ...(fill(schema, []) as Input), ...byEndpoint[key] }
  const read = takes.safeParse(input)
  if (!read.success) throw new Error(`no valid sample of ${key}: ${read.error.message}`)
  return { input, ids }
}

function fillObject({ properties = {} }: Schema, path: Path, fill: (one: Schema, path: Path) => unknown): Input {
  const filled = Object.entries(properties).map(([name, one]) => [name, fill(one, [...path, name])] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined))
}

function scalar({ type, format, minLength = 1, minimum, exclusiveMinimum }: Schema): unknown {
  if (type === 'boolean') return false
  if (type === 'integer' || type === 'number') return Math.max(minimum ?? 1, exclusiveMinimum ?? 0, 1)
  if (format === 'date') return '2026-01-01'
  if (format === 'date-time') return '2026-01-01T10:00:00Z'
  return 'flour'.padEnd(minLength, 'x')
}

/** The input with another id in one of its fields. */
export function withId(input: Input, { path }: IdField, id: string): Input {
  const copy = structuredClone(input)
  let at = copy as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1) as string] = id
  return copy
}
