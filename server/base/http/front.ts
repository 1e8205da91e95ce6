// What stands in front: the public address, and the proxy that is believed on who calls and how (docs/proxy.md).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { plainAddress, within } from '../net/network.ts'
import type { ServerOptions } from './options.ts'

type Front = Pick<ServerOptions, 'proxies' | 'url' | 'tell'>

/** For fastify: whose headers are believed. Only the last address in X-Forwarded-For is the proxy's own word, the others are what it was told. */
export function trustOf({ proxies }: Front): false | ((address: string, hop: number) => boolean) {
  const isProxy = within(proxies)
  return proxies.length > 0 && ((address, hop) => hop === 0 && isProxy(address))
}

export const isPublicHttps = ({ url }: Pick<Front, 'url'>): boolean => url?.startsWith('https:') === true

/** The caller's network address, as far as a proxy that is believed tells it. */
export const callerOf = ({ ip, socket }: FastifyRequest): string =>
  plainAddress(ip) || plainAddress(socket.remoteAddress ?? '')

/** A year, for this name alone: whoever came here by https once never comes by http again. */
export const strictTransport = (front: Front) =>
  isPublicHttps(front) && { maxAge: 31_536_000, includeSubDomains: false, preload: false }

/** Where the public address is https, no other site can plant the cookie (__Host-), and it never travels in the clear. */
export function cookieOf(front: Pick<Front, 'url'>): { name: string; secure(request: FastifyRequest): boolean } {
  const always = isPublicHttps(front)
  return { name: always ? '__Host-kith' : 'kith', secure: ({ protocol }) => always || protocol === 'https' }
}

/** Whether a page of another site asks: the browser says so, or where it came from is neither here nor our public address. */
export function isForeign({ headers }: FastifyRequest, { url }: Pick<Front, 'url'>): boolean {
  const { 'sec-fetch-site': site, origin, host } = headers
  if (site) return site !== 'same-origin' && site !== 'none'
  if (origin === undefined || origin === url) return false
  const from = hostOf(origin)
  return from !== host || (url !== undefined && from === hostOf(url))
}

/** A page without an origin of its own (a sandboxed frame) says "null". */
const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** Sends pages that were opened in the clear, or past the proxy, to the public address; says once when a proxy is not known. */
export function watchFront(app: FastifyInstance, front: Front): void {
  const isProxy = within(front.proxies)
  let isTold = false
  app.addHook('onRequest', async (request, reply) => {
    const peer = request.socket.remoteAddress
    const { 'x-forwarded-for': through, 'x-forwarded-proto': scheme } = request.headers
    const known = isProxy(peer)
    if (through && !known && !isTold) {
      isTold = true
      front.tell?.(
        `A proxy at ${plainAddress(peer ?? '')} stands in front, and what it tells is not believed: everybody seems to call from there. Is it yours? Then set KITH_TRUST_PROXY (docs/proxy.md).`,
      )
    }
    const inTheClear = known ? request.protocol === 'http' && scheme !== undefined : !through && !scheme
    if (front.proxies.length > 0 && isPublicHttps(front) && inTheClear) return sendHome(request, reply, front.url ?? '')
  })
}

/** A page alone: what a program asks is answered where it asks, and loses nothing that it sent along. */
function sendHome({ method, url }: FastifyRequest, reply: FastifyReply, home: string): FastifyReply | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || url.startsWith('/api/')) return undefined
  return reply.redirect(new URL(home + url.replace(/^[/\\]*/, '/')).href, 308)
}
