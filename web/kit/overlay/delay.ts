// Something that happens after a while, unless it is called off.
import { useEffect, useState } from 'react'

export type Delay = { start: (run: () => void, ms: number) => void; stop: () => void }

/** Called off when the component goes. */
export function useDelay(): Delay {
  const [delay] = useState(makeDelay)
  useEffect(() => delay.stop, [delay])
  return delay
}

function makeDelay(): Delay {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    start(run, ms) {
      clearTimeout(timer)
      timer = setTimeout(run, ms)
    },
    stop: () => clearTimeout(timer),
  }
}
