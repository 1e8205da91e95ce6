// JSON Schema of a declared endpoint: for its document, and for writing its answers fast.
import fastJson from 'fast-json-stringify'
import { z } from 'zod'
import { type Endpoint, file } from '../endpoint.ts'

type Schema = Record<string, unknown>
const problem = { $ref: 'problem#' }

/** The OpenAPI operation: flat input split into path, query and body. */
export function operationSchema(method: string, url: string, endpoint: Endpoint): Schema {
  const { properties = {}, required = [] } = z.toJSONSchema(endpoint.takes, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Schema; required?: string[] }
  const inPath = [...url.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name))
  const part = (names: string[]) => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: required.filter((name) => names.includes(name)),
  })
  const asQuery = method === 'GET' || method === 'DELETE' || endpoint.upload
  return {
    operationId: endpoint.name,
    summary: endpoint.does,
    description: `May: ${endpoint.may}`,
    tags: [url.split('/')[1] ?? ''],
    ...(inPath.length ? { params: part(inPath) } : {}),
    ...(rest.length ? { [asQuery ? 'querystring' : 'body']: part(rest) } : {}),
    response: {
      200:
        endpoint.gives === file
          ? { description: 'A file', type: 'string', format: 'binary' }
          : { description: 'Done', ...plain(endpoint.gives) },
      '4xx': problem,
      503: problem,
    },
  }
}

/** A function that writes an answer as JSON and leaves out whatever its declaration does not name. */
export function answerSchema(gives: z.ZodType): (value: unknown) => string {
  return fastJson(plain(gives) as never) as (value: unknown) => string
}

function plain(type: z.ZodType): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'output', unrepresentable: 'any' }) as Schema
  return simplify(schema) as Schema
}

/** `anyOf [X, null]` as `X, nullable`: the writer then needs no check by trial. Formats are documentation here, not checks. */
function simplify(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(simplify)
  if (typeof schema !== 'object' || schema === null) return schema
  const { anyOf, pattern: _pattern, format: _format, ...rest } = schema as Schema
  const inner = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, simplify(value)]))
  if (!Array.isArray(anyOf)) return inner
  const real = (anyOf as Schema[]).filter((one) => one['type'] !== 'null')
  if (real.length === 1) return { ...inner, ...(simplify(real[0]) as Schema), nullable: true }
  return { ...inner, anyOf: anyOf.map(simplify) }
}
