// Serves the declared endpoints, their document and the web app on one port.
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import { serveDocument } from './http/document.ts'
import { callerOf, cookieOf, strictTransport, trustOf, watchFront } from './http/front.ts'
import { mountEndpoints } from './http/mount.ts'
import type { ServerOptions } from './http/options.ts'
import { answerProblem } from './http/problems.ts'
import { serveLive } from './http/stream.ts'
import { serveWeb } from './http/web.ts'
import { networkOf } from './net/network.ts'

/** Builds the server; it listens once `listen` is called. */
export async function makeServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    trustProxy: trustOf(options),
    bodyLimit: 2_000_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 400 },
  })
  // An upload is not read here, and any other body is small, also where an upload is wanted: nobody has been let in yet.
  app.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null))
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy },
    hsts: strictTransport(options),
    frameguard: { action: 'sameorigin' },
  })
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'deflate'] })
  await app.register(rateLimit, {
    max: options.callsPerMinute ?? 60_000,
    timeWindow: 60_000,
    keyGenerator: (request) => networkOf(callerOf(request)),
  })
  app.setErrorHandler(answerProblem)
  watchFront(app, options)
  await serveDocument(app, cookieOf(options).name)
  await app.register(
    async (api) => {
      mountEndpoints(api, options)
      serveLive(api, options)
    },
    { prefix: '/api' },
  )
  await serveWeb(app, options)
  return app
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
  upgradeInsecureRequests: null,
}
