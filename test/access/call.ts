// Asks an endpoint through the front door, as a browser would: input into path, query and body, or as raw bytes.
import type { FastifyInstance } from 'fastify'
import { api } from '../../server/api.ts'
import type { Endpoint, EndpointKey } from '../../server/base/endpoint.ts'
import type { Input } from './sample.ts'

export const endpoints = api as Record<string, Endpoint>
export const keys = Object.keys(api) as EndpointKey[]
export type Answer = { status: number; text: string }

let callers = 0

/** Each call comes from an address of its own, so that the limits on calls do not answer instead. */
export async function call(app: FastifyInstance, key: string, input: Input, token: string | null): Promise<Answer> {
  const [method = 'GET', path = '/'] = key.split(' ')
  const rest = { ...input }
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return encodeURIComponent(value)
  })
  const upload = endpoints[key]?.upload === true
  const inQuery = method === 'GET' || method === 'DELETE' || upload
  const query = Object.entries(rest).map(([name, value]) => [name, String(value)])
  callers++
  const response = await app.inject({
    method: method as 'GET',
    url: `/api${url}`,
    remoteAddress: `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`,
    ...(inQuery ? { query: Object.fromEntries(query) } : { payload: rest }),
    ...(upload ? { payload: Buffer.from('From - \n'), headers: { 'content-type': 'application/octet-stream' } } : {}),
    ...(token ? { cookies: { kith: token } } : {}),
  })
  return { status: response.statusCode, text: `${JSON.stringify(response.headers)} ${response.body}` }
}

export const succeeded = ({ status }: Answer): boolean => status >= 200 && status < 300
