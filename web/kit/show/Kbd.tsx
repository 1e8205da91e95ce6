// Keys as they stand on the member's keyboard.

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const names: Record<string, string> = { Enter: '↵', Escape: 'esc', ArrowUp: '↑', ArrowDown: '↓', ' ': 'space' }

export function Kbd({ keys }: { keys: string }) {
  const shown = keys.split(' ').map((key) =>
    key
      .split('+')
      .map(keyName)
      .join(mac ? '' : ' '),
  )
  return <kbd aria-hidden>{shown.join(' ')}</kbd>
}

function keyName(key: string): string {
  if (key === 'mod') return mac ? '⌘' : 'Ctrl'
  if (key === 'alt') return mac ? '⌥' : 'Alt'
  return (
    names[key] ??
    (key.length === 1 && key !== key.toLowerCase() ? `⇧ ${key}` : key.length === 1 ? key.toUpperCase() : key)
  )
}
