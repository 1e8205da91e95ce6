// The one connection of all pages of a browser: a shared worker that keeps it while a page looks, and tells each that does.
import { type Asked, keepStream, lookEveryMs, type Told } from './stream.ts'

const { name: memberId } = globalThis as unknown as { name: string }
/** When each page that looks said so last. */
const looking = new Map<MessagePort, number>()
let isReady = false

const stream = keepStream(memberId, (told) => {
  if (told === 'ready' || told === 'gap') isReady = told === 'ready'
  for (const port of looking.keys()) port.postMessage(told)
})

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports
  if (port) port.onmessage = ({ data }: MessageEvent<Asked>) => (data === 'look' ? look(port) : leave(port))
})

function look(port: MessagePort): void {
  const told: Told | 'here' = isReady && !looking.has(port) ? 'ready' : 'here'
  looking.set(port, Date.now())
  port.postMessage(told)
  stream.open()
}

function leave(port: MessagePort): void {
  looking.delete(port)
  if (looking.size > 0) return
  stream.close()
  isReady = false
}

/** A page that went without a word; if it only slept, it learns that it missed something. */
setInterval(() => {
  for (const [port, at] of looking) {
    if (Date.now() - at < 3 * lookEveryMs) continue
    port.postMessage('gap' satisfies Told)
    leave(port)
  }
}, lookEveryMs)
