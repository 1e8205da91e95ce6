// Text in format=flowed (RFC 3676), unwrapped by quote depth. The parser would join a quoted line with the answer below it.

export type Unmarked = { mail: Buffer; flowed: boolean; delsp: boolean }

const word = 'lowed'
/** A header's line with the parameter, folded or not, fits into so many bytes on either side. */
const around = 400

/** The mail with the mark taken from its content types, byte for byte as long, so that the parser leaves such text alone. */
export function takeFlowMark(mail: Buffer): Unmarked {
  const taken: Unmarked = { mail, flowed: false, delsp: false }
  for (let at = mail.indexOf(word); at !== -1; at = mail.indexOf(word, at + 1)) {
    const start = Math.max(0, at - around)
    const before = mail.toString('latin1', start, at)
    const type = /(?:^|\n)content-type[ \t]*:(?:[^\n]|\n[ \t])*format\s*=\s*"?f$/i.exec(before)?.[0]
    if (type === undefined) continue
    if (!taken.flowed) Object.assign(taken, { mail: Buffer.from(mail), flowed: true })
    taken.mail.write('fixed ', at - 1, 'latin1')
    const after = /^(?:[^\n]|\n[ \t])*/.exec(mail.toString('latin1', at, at + around))?.[0] ?? ''
    taken.delsp ||= /delsp\s*=\s*"?yes\b/i.test(type + after)
  }
  return taken
}

/** Joins what was only wrapped: a line that ends in a blank goes on in the next one of the same quote depth. The signature's "-- " never does. */
export function unflow(text: string, delsp: boolean): string {
  const out: string[] = []
  let open: { depth: number; words: string } | null = null
  const close = () => {
    if (open) out.push(quoted(open.depth, open.words))
    open = null
  }
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0
    const words = line.slice(depth).replace(/\r$/, '').replace(/^ /, '')
    if (open && (open.depth !== depth || words === '-- ')) close()
    const before: string = open ? open.words : ''
    const soft = words.endsWith(' ') && words !== '-- '
    const kept = soft && delsp ? words.slice(0, -1) : words
    open = { depth, words: before + kept }
    if (!soft) close()
  }
  close()
  return out.join('\n')
}

const quoted = (depth: number, words: string) => (depth === 0 ? words : `${'>'.repeat(depth)} ${words}`.trimEnd())
