// Plain text as format=flowed (RFC 3676): long lines are wrapped so that they flow together again, quotations stay apart.

const width = 72
const signatureMark = '-- '

/** Lines end in CRLF. A line that begins with ">" is a quotation; blanks at the end of a line are left away, for they would mean "goes on". */
export function flow(text: string): string {
  return text.split('\n').flatMap(flowLine).join('\r\n')
}

function flowLine(line: string): string[] {
  if (line === signatureMark) return [line]
  const depth = /^>*/.exec(line)?.[0].length ?? 0
  const words = line
    .slice(depth)
    .replace(depth > 0 ? /^ / : '', '')
    .replace(/ +$/, '')
  if (depth > 0) return wrap(words).map((piece) => `${'>'.repeat(depth)} ${piece}`.replace(/^(>+) $/, '$1'))
  return wrap(words).map((piece) => (/^(?: |>|From )/.test(piece) ? ` ${piece}` : piece))
}

/** All but the last piece end in a blank. */
function wrap(words: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const word of words.match(/[^ ]* |[^ ]+$/g) ?? []) {
    if (piece !== '' && piece !== signatureMark && piece.length + word.trimEnd().length > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += word
  }
  return [...pieces, piece]
}
