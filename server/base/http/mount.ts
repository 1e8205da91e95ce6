// Mounts the declared endpoints as routes: session, right, input, answer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Door, type Endpoint, type FileAnswer, file } from '../endpoint.ts'
import type { ServerOptions } from './options.ts'
import { forbidden, unauthenticated } from '../problem.ts'
import type { Scope } from '../scope.ts'
import { invalidInput } from './problems.ts'
import { answerSchema, operationSchema } from './schema.ts'
import { refuseUnfitText } from './text.ts'
import { callerOf, cookieOf, isForeign } from './front.ts'

export function mountEndpoints(api: FastifyInstance, options: ServerOptions): void {
  for (const [key, endpoint] of Object.entries(options.endpoints)) {
    const [method = 'GET', url = '/'] = key.split(' ')
    api.route({
      method,
      url,
      schema: operationSchema(method, url, endpoint),
      validatorCompiler: () => () => true,
      ...(endpoint.perMinute ? { config: { rateLimit: { max: endpoint.perMinute, timeWindow: 60_000 } } } : {}),
      ...(endpoint.gives === file ? {} : { serializerCompiler: () => answerSchema(endpoint.gives) }),
      handler: (request, reply) => handle(endpoint, method, request, reply, options),
    })
  }
}

async function handle(
  endpoint: Endpoint,
  method: string,
  request: FastifyRequest,
  reply: FastifyReply,
  options: ServerOptions,
) {
  if (method !== 'GET' && isForeign(request, options)) throw forbidden('This request came from another site.')
  const token = request.cookies[cookieOf(options).name]
  const entered = token ? await options.gate.open(token) : null
  const scope = permit(endpoint, entered, options)
  const input = readInput(endpoint, request)
  const door = openDoor(request, reply, entered, endpoint.upload === true, options)
  const given = 'open' in endpoint ? await endpoint.answer(door, input) : await endpoint.answer(scope!, input, door)
  if (endpoint.gives === file) return sendFile(reply, given as FileAnswer)
  if (options.checkAnswers) endpoint.gives.parse(given)
  return reply.type('application/json; charset=utf-8').send(given)
}

/** The scope an endpoint is answered in; throws where the caller may not. */
function permit(
  endpoint: Endpoint,
  entered: Awaited<ReturnType<ServerOptions['gate']['open']>>,
  { gate }: ServerOptions,
): Scope | null {
  if (endpoint.may === 'anyone') return null
  if (!entered) throw unauthenticated()
  if ('open' in endpoint) return null
  if (!entered.scope) throw forbidden('Choose a workspace first.')
  if (!gate.may(entered.scope.role, endpoint.may)) throw forbidden()
  return entered.scope
}

function readInput(endpoint: Endpoint, request: FastifyRequest): never {
  const body =
    endpoint.upload || typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)
      ? {}
      : request.body
  const given = { ...(request.query as object), ...body, ...(request.params as object) }
  refuseUnfitText(given)
  const read = endpoint.takes.safeParse(given)
  if (!read.success) throw invalidInput(read.error as z.ZodError)
  return read.data as never
}

function openDoor(
  request: FastifyRequest,
  reply: FastifyReply,
  entered: { sessionId: string; accountId: string; scope: Scope | null } | null,
  upload: boolean,
  options: ServerOptions,
): Door {
  const cookie = cookieOf(options)
  const secure = cookie.secure(request)
  return {
    ground: options.ground,
    address: callerOf(request),
    userAgent: request.headers['user-agent'] ?? '',
    sessionId: entered?.sessionId ?? null,
    accountId: entered?.accountId ?? null,
    workspaceId: entered?.scope?.workspaceId ?? null,
    bytes: upload ? request.raw : null,
    giveToken: (token, expires) =>
      void reply.setCookie(cookie.name, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure,
        expires,
      }),
    takeToken: () => void reply.clearCookie(cookie.name, { path: '/', secure }),
  }
}

function sendFile(reply: FastifyReply, { type, bytes, name, policy }: FileAnswer) {
  reply
    .header('content-type', type)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=300')
  reply.header('content-security-policy', policy ?? "default-src 'none'; sandbox")
  // A frame may demand a policy of its own besides (CSP: Embedded Enforcement); who may frame it is the policy's matter.
  if (policy) reply.header('allow-csp-from', '*')
  if (name)
    reply.header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replaceAll("'", '%27')}`,
    )
  return reply.send(bytes)
}
