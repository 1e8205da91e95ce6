// Whom a note names: "@Mia Moss" in its words, and the name that is being typed.

export type Name = { id: string; name: string }
/** The name begun before the caret: where its @ stands, and what was typed of it. */
export type Begun = { at: number; text: string }

const longest = 40
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** The name that is being typed, if one is: after an @ at the beginning of a word, on the same line. */
export function begunAt(words: string, caret: number): Begun | null {
  const before = words.slice(Math.max(0, caret - longest - 1), caret)
  const found = /(?:^|[^\p{L}\p{N}_@])@([^@\n]*)$/u.exec(before)
  const text = found?.[1]
  return text === undefined ? null : { at: caret - text.length - 1, text }
}

/** Whether what was typed begins the name, or one of its words: "mo" finds Mia Moss, "mia mo" too. */
export function fits(name: string, typed: string): boolean {
  const [whole, wanted] = [fold(name), fold(typed).trimStart()]
  return whole.startsWith(wanted) || whole.split(/\s+/).some((word) => word.startsWith(wanted))
}

/** The words with the begun name replaced by all of it, and where the caret is then. */
export function completed(words: string, { at, text }: Begun, name: string): { words: string; caret: number } {
  const rest = words.slice(at + 1 + text.length)
  const put = `@${name}${/^\s/.test(rest) ? '' : ' '}`
  return { words: words.slice(0, at) + put + rest, caret: at + put.length + (/^\s/.test(rest) ? 1 : 0) }
}

/** Who is named with @, the longer of two names where both fit; of namesakes those who were chosen, else the first. */
export function namedIn<T extends Name>(words: string, people: readonly T[], chosen: ReadonlySet<string>): T[] {
  const found: T[] = []
  for (const part of parts(words, people)) {
    if (part.name === undefined) continue
    const same = people.filter(({ name }) => name === part.name)
    const meant = same.filter(({ id }) => chosen.has(id))
    for (const one of meant.length > 0 ? meant : same.slice(0, 1)) if (!found.includes(one)) found.push(one)
  }
  return found
}

export type Part = { text: string; name?: string }

/** The words, cut where somebody is named. */
export function parts(words: string, people: readonly { name: string }[]): Part[] {
  const names = [...new Set(people.map(({ name }) => name))].filter(Boolean).toSorted((a, b) => b.length - a.length)
  const cut: Part[] = []
  let plain = ''
  for (let at = 0; at < words.length; ) {
    const name = words[at] === '@' ? names.find((one) => isAt(words, at + 1, one)) : undefined
    if (name === undefined) plain += words[at++]
    else {
      if (plain) cut.push({ text: plain })
      plain = ''
      cut.push({ text: `@${name}`, name })
      at += name.length + 1
    }
  }
  return plain ? [...cut, { text: plain }] : cut
}

/** The whole name, and no longer word than that. */
function isAt(words: string, at: number, name: string): boolean {
  return words.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(words.slice(at + name.length).slice(0, 1))
}
