// All pages of a browser share one connection: it has six to a server, and a page that finds none waits for ever.
import { type Asked, keepStream, lookEveryMs, type Stream, type Told } from './stream.ts'
import workerUrl from './stream.worker.ts?sharedworker&url'

const answerMs = 5_000

/** The member's connection by way of the shared worker; where there is none (phones, of old), or it does not answer, one of the page's own. */
export function shareStream(memberId: string, tell: (told: Told) => void): Stream {
  const own = keepStream(memberId, tell)
  if (typeof SharedWorker === 'undefined') return own
  let isOpen = false
  let isAlone = false
  const goAlone = () => {
    if (isAlone) return
    shared.close()
    isAlone = true
    tell('gap')
    if (isOpen) own.open()
  }
  const shared = askWorker(memberId, (told) => isOpen && !isAlone && tell(told), goAlone)
  const stream = () => (isAlone ? own : shared)
  return {
    open() {
      if (isOpen) return
      isOpen = true
      stream().open()
    },
    close() {
      isOpen = false
      stream().close()
    },
  }
}

/** Looks through the worker, and says every now and then that it still does; it must answer each time. */
function askWorker(memberId: string, tell: (told: Told) => void, onSilence: () => void): Stream {
  let looks: ReturnType<typeof setInterval> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  const worker = new SharedWorker(workerUrl, { type: 'module', name: memberId })
  const ask = (asked: Asked) => worker.port.postMessage(asked)
  const look = () => {
    clearTimeout(silence)
    silence = setTimeout(onSilence, answerMs)
    ask('look')
  }
  worker.onerror = onSilence
  worker.port.onmessage = ({ data }: MessageEvent<Told | 'here'>) => {
    clearTimeout(silence)
    if (data !== 'here') tell(data)
  }
  return {
    open() {
      looks = setInterval(look, lookEveryMs)
      look()
    },
    close() {
      clearInterval(looks)
      clearTimeout(silence)
      ask('leave')
    },
  }
}
