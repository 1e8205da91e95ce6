// Letters typed between the key that begins an answer and its being there: they belong to it, and are no shortcuts.

let held = ''
let end: (() => void) | undefined

/** Holds what is typed from now on, until it is taken or let go. */
export function holdTyping(): void {
  letGo()
  const stopping = new AbortController()
  const onKey = (event: KeyboardEvent) => {
    const letter = event.key === 'Enter' ? '\n' : event.key
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || letter.length !== 1) return
    event.preventDefault()
    event.stopPropagation()
    held += letter
  }
  document.addEventListener('keydown', onKey, { capture: true, signal: stopping.signal })
  end = () => stopping.abort()
}

/** What was typed meanwhile; from here on the keys go where they went before. */
export function takeTyped(): string {
  const typed = held
  letGo()
  return typed
}

export function letGo(): void {
  end?.()
  end = undefined
  held = ''
}
