// The API's document: OpenAPI 3.1 at /api/openapi.json, and a page to browse it at /api/docs.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

export async function serveDocument(app: FastifyInstance, cookie: string): Promise<void> {
  app.addSchema({
    $id: 'problem',
    type: 'object',
    description: 'RFC 9457 problem',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string' },
      detail: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: { path: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
        },
      },
    },
    required: ['type', 'title', 'status', 'code', 'detail'],
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kith',
        version: '0.1.0',
        description: 'Everything the web app does goes through these operations.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie } } },
      security: [{ session: [] }],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => (json['$id'] as string) ?? `schema${index}`,
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, uiConfig: { docExpansion: 'none' } })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
