// The text of a mail, from its text part or else from its HTML.
import { compile } from 'html-to-text'
import { cleanText, cutText } from './clean.ts'

/** 1 MB, in UTF-8; what is longer is cut here and complete in the raw bytes. */
const longestText = 2 ** 20
const longestHtml = 1_000_000

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: longestHtml, maxDepth: 400, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'h4', options: { uppercase: false } },
    { selector: 'h5', options: { uppercase: false } },
    { selector: 'h6', options: { uppercase: false } },
    { selector: 'hr', options: { length: 20 } },
  ],
})

/** text/plain if it says anything, else the HTML as text (quotes as "> ", links as their words). */
export function readText(plain: string | undefined, html: string | undefined): string {
  const text = restoreFromLines(cleanText(plain ?? ''))
  return cutText(text.trim() === '' && html ? textOfHtml(html.slice(0, longestHtml)) : text, longestText)
}

/** HTML too deep for the converter gives up its words at least. */
function textOfHtml(html: string): string {
  const text = cleanText(convert(html)).replaceAll('\u00a0', ' ')
  if (text.trim() !== '') return text
  const pieces = html.split('<').filter((piece) => !/^(?:style|script|title|!)/i.test(piece))
  return cleanText(pieces.map((piece) => piece.slice(piece.indexOf('>') + 1)).join(' ')).trim()
}

/**
 * mbox files write a line that begins with "From " as ">From " (mboxo, mboxrd). The raw bytes keep it, the text does not.
 * A line between other lines with ">" is a quote and stays.
 */
function restoreFromLines(text: string): string {
  if (!text.includes('>From ')) return text
  const lines = text.split('\n')
  const quoted = (line: string | undefined) => line?.startsWith('>') ?? false
  return lines
    .map((line, i) => (/^>+From /.test(line) && !quoted(lines[i - 1]) && !quoted(lines[i + 1]) ? line.slice(1) : line))
    .join('\n')
}
