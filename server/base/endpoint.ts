// One declaration of an endpoint: from it come the HTTP route, the OpenAPI operation, the web client's types and the rows of the access test.
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Ground, Scope } from './scope.ts'

/** What of a request is not its input: who stands at the door, and the means to let them in or out. */
export type Door = {
  ground: Ground
  /** The caller's network address, as far as a trusted proxy tells it. */
  address: string
  userAgent: string
  sessionId: string | null
  accountId: string | null
  workspaceId: string | null
  /** The request's bytes, for an endpoint that takes an upload. */
  bytes: Readable | null
  giveToken(token: string, expiresAt: Date): void
  takeToken(): void
}

type Common<In extends z.ZodType, Out extends z.ZodType> = {
  /** The operation's name in the API's document and for tools: verb and noun. */
  name: string
  /** One sentence: what it does. */
  does: string
  /** Path parameters, query (GET, DELETE) and body (others) in one flat shape. */
  takes: In
  gives: Out
  /** True where the request's body is raw bytes; what `takes` names then comes from path and query. */
  upload?: boolean
  /** Calls per minute and address, where fewer than the general limit. */
  perMinute?: number
}

export type ScopedEndpoint<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Right = string,
> = Common<In, Out> & {
  may: Right
  answer(scope: Scope, input: z.output<In>, door: Door): Promise<z.input<Out>>
}

export type OpenEndpoint<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = Common<In, Out> & {
  /** anyone: without a session; account: signed in, whatever the workspace. */
  may: 'anyone' | 'account'
  open: true
  answer(door: Door, input: z.output<In>): Promise<z.input<Out>>
}

export type Endpoint = ScopedEndpoint | OpenEndpoint
/** 'GET /people/:id': a method and a path under /api. */
export type EndpointKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`
export type Endpoints = Record<EndpointKey, Endpoint>

/** Makes the `endpoint` function of a table of rights, so that a misspelt right is a type error. */
export const endpointFor =
  <Right extends string>() =>
  <In extends z.ZodType, Out extends z.ZodType>(declared: ScopedEndpoint<In, Out, Right>) =>
    declared

/** An endpoint outside any workspace: first run, sign-in, choosing a workspace. */
export const openEndpoint = <In extends z.ZodType, Out extends z.ZodType>(
  declared: Omit<OpenEndpoint<In, Out>, 'open'>,
) => ({ ...declared, open: true }) as OpenEndpoint<In, Out>

/** An answer that is a file: bytes or a stream, and how the browser is to take it. */
export type FileAnswer = {
  type: string
  bytes: Buffer | Readable
  /** Offered for saving under this name; without it shown in place. */
  name?: string
  /** Content-Security-Policy of this answer alone. */
  policy?: string
}
export const file = z
  .custom<FileAnswer>((value) => typeof value === 'object' && value !== null && 'bytes' in value)
  .meta({ file: true })

export const nothing = z.object({})
export const id = z.uuid()
export const instant = z.iso.datetime({ offset: true })
export const day = z.iso.date()
/** A number or yes/no in a query string. */
export const limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
/** A page of a list: `next` is what to ask the next page with, or null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
