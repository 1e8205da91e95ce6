// Every error leaves as RFC 9457 problem+json; a bug is logged once and told as unavailable, without its inside.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodError } from 'zod'
import { Problem, invalid } from '../problem.ts'

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = asProblem(error, request)
  const wait = problem.errors.find(({ code }) => code === 'seconds')?.detail
  if (problem.type === 'tooMany' && wait) void reply.header('retry-after', wait)
  void reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem.toJSON())
}

/** A zod failure as the problem it is: each fault with its path and code. */
export function invalidInput(error: ZodError): Problem {
  const errors = error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, detail: message }))
  return invalid('input', errors.map(({ path, detail }) => (path ? `${path}: ${detail}` : detail)).join('; '), errors)
}

function asProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  const { statusCode, code = '', message } = error as { statusCode?: number; code?: string; message: string }
  if (statusCode === 429)
    return new Problem('tooMany', 'too_many', 'Too many calls from here; wait a minute and try again.')
  if (statusCode === 413) return new Problem('tooLarge', 'too_large', 'This is larger than Kith takes in one request.')
  if (statusCode && statusCode < 500) return invalid('request', message)
  if (unfitCodes.has(code))
    return invalid('input', 'Something in this cannot be kept: a character or a date that the database does not know.')
  if (connectionCodes.has(code) || /^(57P|53|08)/.test(code)) {
    console.error(`${request.method} ${request.url}: the database did not answer (${code} ${message})`)
    return new Problem(
      'unavailable',
      'database',
      'The database does not answer just now; nothing was changed. Try again in a moment.',
    )
  }
  console.error(`${request.method} ${request.url}`, error)
  return new Problem('unavailable', 'bug', 'Something went wrong in Kith itself; it has been logged.')
}

/** SQLSTATE of what no type of the database holds: NUL in a text, half a character in JSON, the year 0, a number too large, a page marker that is none. */
const unfitCodes = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05'])
const connectionCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])
