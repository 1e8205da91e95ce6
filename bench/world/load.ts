// Asks a server over kept-open connections as fast as it answers; little work on this side, because both share the machine's cores.
import { connect, type Socket } from 'node:net'

export type Asked = { method: string; path: string; body?: string }
export type Measured = { p50: number; p95: number; p99: number; perSecond: number; count: number; failed: number }

/** Sends what `next` gives over `connections` for `seconds`; times in ms. Every answer but a 2xx counts as failed. */
export async function load(
  address: string,
  cookie: string,
  next: (at: number) => Asked,
  { connections = 1, seconds = 5, most = Infinity } = {},
): Promise<Measured> {
  const { hostname, port } = new URL(address)
  const times: number[] = []
  let [asked, failed] = [0, 0]
  const until = performance.now() + seconds * 1000
  const one = async () => {
    const socket = connect(Number(port), hostname).setNoDelay(true)
    const answers = readAnswers(socket)
    while (performance.now() < until && asked < most) {
      const { method, path, body = '' } = next(asked++)
      const began = performance.now()
      socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookie}\r\n${body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : ''}\r\n${body}`,
      )
      const { value: status } = await answers.next()
      times.push(performance.now() - began)
      if (!status || status >= 300) failed++
    }
    socket.destroy()
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, one))
  return summarise(times, (performance.now() - began) / 1000, failed)
}

/** The quantiles of times in ms, and the rate. */
export function summarise(times: number[], seconds: number, failed = 0): Measured {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    perSecond: Math.round(times.length / seconds),
    count: times.length,
    failed,
  }
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** The status of each answer on the connection, once its body is read whole (content-length or chunked). */
async function* readAnswers(socket: Socket): AsyncGenerator<number> {
  let data: Buffer = Buffer.alloc(0)
  for await (const chunk of socket) {
    data = data.length ? Buffer.concat([data, chunk as Buffer]) : (chunk as Buffer)
    for (;;) {
      const end = data.indexOf('\r\n\r\n')
      if (end === -1) break
      const head = data.toString('latin1', 0, end)
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
      const bodyEnd = length === undefined ? data.indexOf('0\r\n\r\n', end) + 5 : end + 4 + Number(length)
      if (bodyEnd < end + 4 || bodyEnd > data.length) break
      data = data.subarray(bodyEnd)
      yield Number(head.slice(9, 12))
    }
  }
}
