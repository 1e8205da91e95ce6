// A language made by code: accented and bracketed, so that a text which did not come from the catalogue is seen at once.

const plain = 'aeiounycAEIOUNYC'
const accented = 'åéîöûñýçÅÉÎÖÛÑÝÇ'
export const open = '[!! '
export const close = ' !!]'

/** The message in the pseudo-language; its values and cases stay what they are. */
export function pseudo(message: string): string {
  return open + accent(message) + close
}

/** The texts under `root` that were written by neither the catalogue nor a customer (what customers wrote stands in `translate="no"`). @public */
export function bareTexts(root: Element): string[] {
  const bare = textsOf(root).filter((text) => /\p{L}{2}/u.test(text) && !text.includes('[!!') && !text.includes('!!]'))
  return [...new Set(bare)]
}

function textsOf(element: Element): string[] {
  if (element.closest('[translate="no"], kbd, svg, script, style')) return []
  const spoken = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? '')
  const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent ?? '')
  const marked = element.textContent?.includes('[!!') ? own.map((text) => (insideMarks(element) ? '' : text)) : own
  return [...spoken, ...marked, ...[...element.children].flatMap(textsOf)].map((text) => text.trim()).filter(Boolean)
}

/** A sentence with elements in it is opened in one text node and closed in another. */
function insideMarks(element: Element): boolean {
  const text = (element.textContent ?? '').trim()
  return text.startsWith('[!!') && text.endsWith('!!]')
}

/** Accents what is text; an argument's name, its type and its case names are left alone. */
function accent(message: string): string {
  let out = ''
  const stack: ('text' | 'cases')[] = ['text']
  for (let at = 0; at < message.length; at++) {
    const char = message[at] ?? ''
    if (char === '}') stack.shift()
    else if (char === '{' && stack[0] === 'cases') stack.unshift('text')
    else if (char === '{') {
      const end = argumentEnd(message, at + 1)
      out += message.slice(at, end)
      at = end - 1
      stack.unshift('cases')
      continue
    }
    out += stack[0] === 'text' && char !== '}' ? (accented[plain.indexOf(char)] ?? char) : char
  }
  return out
}

/** Where an argument's name and type end: at its closing brace, or before the brace of its first case. */
function argumentEnd(message: string, from: number): number {
  const found = message.slice(from).search(/[{}]/)
  return found < 0 ? message.length : from + found
}
