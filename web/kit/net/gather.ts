// Many changes in a moment become one refresh; a flood of them, one every three seconds.

export const gatherMs = 250
export const slowestMs = 3000

/** `flush` gets the kinds gathered, each by its first word: 'person.owned' is a change of 'person'. */
export function gatherKinds(flush: (kinds: ReadonlySet<string>) => void) {
  let kinds = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  const run = () => {
    timer = undefined
    last = Date.now()
    const gathered = kinds
    kinds = new Set()
    flush(gathered)
  }
  return {
    add(more: readonly string[]) {
      for (const kind of more) kinds.add(kind.split('.')[0] ?? kind)
      timer ??= setTimeout(run, Math.max(gatherMs, last + slowestMs - Date.now()))
    },
    stop: () => clearTimeout(timer),
  }
}
