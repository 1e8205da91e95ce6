// A line between a client and a server that fails when it is told to: cut, slow, silent or dead; passes every byte otherwise.
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Cut, type Watch, watchFor } from './fault-proxy/cut.ts'
import { freePort } from './port.ts'

export type FaultProxy = {
  /** The port to call instead of the server's own. */
  port: number
  /** Connections: ever opened, open now, ended by a fault. */
  counts(): { opened: number; open: number; cut: number }
  /** Bytes passed on, by who spoke. */
  passed(): { server: number; client: number }
  /** Cuts once, whichever connection comes to it first; resolves when it has. Several wait side by side. */
  cut(cut: Cut): Promise<void>
  /** Cuts each connection from now on after so many bytes of the server as `bytes` answers for it (null: never). Seeded, it is the same each time. */
  cutEach(bytes: (() => number | null) | null): void
  /** Cuts what is open now. */
  cutAll(how?: 'end' | 'reset'): void
  /** Every chunk takes so much longer, and so many bytes a second pass each way (none: as fast as they come). */
  slow(line: { delayMs?: number; bytesPerSecond?: number } | null): void
  /** Keeps connections open, also new ones, and lets nothing pass until `flow`. */
  stall(): void
  flow(): void
  /** Refuses connections and cuts those that are open, until `up`. */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
}

type Side = 'server' | 'client'
type Pair = Record<Side, Socket> & { silent: boolean; watches: Map<Armed, Watch> }
type Armed = { of: Side; how: NonNullable<Cut['how']>; watch: () => Watch; done: () => void; only?: Pair }
type State = {
  pairs: Set<Pair>
  armed: Set<Armed>
  opened: number
  cut: number
  passed: Record<Side, number>
  slow: { delayMs?: number; bytesPerSecond?: number } | null
  each: (() => number | null) | null
  /** Resolves when bytes may pass. */
  gate: PromiseWithResolvers<void> | null
}

/** `to`: the server's port. */
export async function startFaultProxy(to: number): Promise<FaultProxy> {
  const passed = { server: 0, client: 0 }
  const state: State = {
    pairs: new Set(),
    armed: new Set(),
    opened: 0,
    cut: 0,
    passed,
    slow: null,
    each: null,
    gate: null,
  }
  const port = await freePort()
  const server = createServer({ allowHalfOpen: true }, (client) => pairUp(state, client, to))
  await listen(server, port)
  return {
    port,
    counts: () => ({ opened: state.opened, open: state.pairs.size, cut: state.cut }),
    passed: () => ({ ...passed }),
    cut: (cut) => arm(state, cut),
    cutEach: (bytes) => void (state.each = bytes),
    cutAll: (how = 'end') => cutAll(state, how),
    slow: (line) => void (state.slow = line),
    stall: () => void (state.gate ??= Promise.withResolvers()),
    flow: () => openGate(state),
    down: () => close(state, server),
    up: () => listen(server, port),
    async stop() {
      await close(state, server)
      openGate(state)
    },
  }
}

function arm(state: State, cut: Cut): Promise<void> {
  const { promise, resolve: done } = Promise.withResolvers<void>()
  state.armed.add({ of: cut.of ?? 'server', how: cut.how ?? 'end', watch: watchFor(cut), done })
  return promise
}

function cutAll(state: State, how: 'end' | 'reset'): void {
  for (const pair of state.pairs) cutPair(state, pair, how)
}

function openGate(state: State): void {
  state.gate?.resolve()
  state.gate = null
}

async function close(state: State, server: Server): Promise<void> {
  const closed = server.listening ? once(server, 'close') : null
  server.close()
  cutAll(state, 'reset')
  await closed
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
}

function pairUp(state: State, client: Socket, to: number): void {
  const server = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true })
  const pair: Pair = { client, server, silent: false, watches: new Map() }
  state.opened += 1
  state.pairs.add(pair)
  const bytes = state.each?.() ?? null
  if (bytes !== null) state.armed.add(armEach(pair, bytes))
  for (const socket of [client, server]) {
    socket.setNoDelay(true)
    // A line that was silenced stays open to the client, also when the server breaks it off.
    socket.on('error', () => (pair.silent && socket === server ? server.destroy() : leave(state, pair)))
    socket.on('close', () => client.destroyed && server.destroyed && leave(state, pair))
  }
  void carry(state, pair, 'client')
  void carry(state, pair, 'server')
}

const armEach = (pair: Pair, after: number): Armed => {
  return { of: 'server', how: 'reset', watch: watchFor({ after }), done: () => undefined, only: pair }
}

/** Ends both sides, and forgets what was armed for this pair alone. */
function leave(state: State, pair: Pair): void {
  pair.client.destroy()
  pair.server.destroy()
  state.pairs.delete(pair)
  for (const one of state.armed) if (one.only === pair) state.armed.delete(one)
}

/** Passes on what one side says, until it ends or is cut. */
async function carry(state: State, pair: Pair, side: Side): Promise<void> {
  const to = side === 'server' ? pair.client : pair.server
  try {
    for await (const chunk of pair[side].iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      for (const piece of slices(chunk, state.slow?.bytesPerSecond)) {
        await hinder(state, piece.length)
        if (to.destroyed) return
        if (pair.silent || (await passOn(state, pair, side, piece))) return swallow(state, pair, side)
      }
    }
    if (pair.silent) leave(state, pair)
    else if (!to.destroyed) to.end()
  } catch {
    leave(state, pair)
  }
}

/** Reads on and passes nothing, until that side gives up. */
function swallow(state: State, pair: Pair, side: Side): void {
  pair[side].once('end', () => leave(state, pair)).resume()
}

/** A slow line passes a tenth of a second's worth at a time. */
function slices(chunk: Buffer, bytesPerSecond: number | undefined): Buffer[] {
  const size = bytesPerSecond ? Math.max(1, Math.ceil(bytesPerSecond / 10)) : chunk.length
  return Array.from({ length: Math.ceil(chunk.length / size) }, (_, at) => chunk.subarray(at * size, (at + 1) * size))
}

async function hinder(state: State, bytes: number): Promise<void> {
  const { delayMs = 0, bytesPerSecond = Number.POSITIVE_INFINITY } = state.slow ?? {}
  const milliseconds = delayMs + (1000 * bytes) / bytesPerSecond
  if (milliseconds > 0) await wait(milliseconds)
  while (state.gate) await state.gate.promise
}

/** Passes a piece as far as no cut stands in its way; answers whether one did. */
async function passOn(state: State, pair: Pair, side: Side, piece: Buffer): Promise<boolean> {
  const to = side === 'server' ? pair.client : pair.server
  let first: { armed: Armed; pass: number } | null = null
  for (const armed of state.armed) {
    if (armed.of !== side || (armed.only && armed.only !== pair)) continue
    const watch = pair.watches.get(armed) ?? armed.watch()
    pair.watches.set(armed, watch)
    const pass = watch(piece)
    if (pass !== null && armed.how === 'pass') fire(state, armed)
    else if (pass !== null && pass < (first?.pass ?? Number.POSITIVE_INFINITY)) first = { armed, pass }
  }
  const passing = first ? piece.subarray(0, first.pass) : piece
  state.passed[side] += passing.length
  if (passing.length > 0) await new Promise<void>((done) => to.write(passing, () => done()))
  if (!first) return false
  cutPair(state, pair, first.armed.how)
  fire(state, first.armed)
  return true
}

function fire(state: State, armed: Armed): void {
  state.armed.delete(armed)
  armed.done()
}

function cutPair(state: State, pair: Pair, how: NonNullable<Cut['how']>): void {
  state.cut += 1
  if (how === 'silence') {
    pair.silent = true
    return
  }
  if (how === 'reset') for (const socket of [pair.client, pair.server]) socket.resetAndDestroy()
  leave(state, pair)
}
