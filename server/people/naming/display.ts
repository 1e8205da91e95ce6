// Takes off a header's display name what is not the name: encodings, quotes, brackets, relays, companies behind a dash.
import { fold } from './fold.ts'

/** The words somebody wrote as a name, in one line; empty when nothing is left. */
export function cleanDisplay(raw: string): string {
  let text = decodeWords(raw)
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Extended_Pictographic}\p{RI}]|\ufe0f/gu, '')
    .replace(/\\(["'\\])/g, '$1')
    .normalize('NFC')
  text = stripQuotes(text.replace(/(?<=["'>]|^)\s*@\w+(?=\s*(?:<|$))/, ''))
  text = behindRelay(text)
  text = stripBrackets(text)
  text = stripDirectory(text)
  return stripQuotes(text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.|/\\*_~-]+|[\s,;:|/\\*_~-]+$/g, '')
}

/** Encoded words that an earlier programme left as they were (RFC 2047); what cannot be decoded is dropped. */
function decodeWords(text: string): string {
  return text
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, kind: string, data: string) => {
      const bytes = kind.toLowerCase() === 'b' ? Buffer.from(data, 'base64') : quotedPrintable(data)
      return decoderFor(charset)?.decode(bytes) ?? ''
    })
    .replace(/=\?[\w-]+\?[bq]\?\S*/gi, '')
}

function decoderFor(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function quotedPrintable(data: string): Buffer {
  const bytes = data
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1')
}

function stripQuotes(text: string): string {
  let rest = text.trim()
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/^(["'`“”„‘’‚«»])(.*)["'`“”‘’«»]$/u, '$2').trim()
    // One quote that has lost its partner.
    if ((rest.match(/["“”]/g) ?? []).length === 1) rest = rest.replace(/["“”]/, '').trim()
    rest = rest.replace(/^['`](?=\p{L}[^'`]*$)|(?<=^[^'`]*\p{Ll})['`]$/gu, '')
  }
  // Robert "Bob" Smith
  return rest.replace(/\s["“„][^"“”]+["”“]\s/g, ' ')
}

/** "X via PayPal" is X; "Y on behalf of X" is X. */
function behindRelay(text: string): string {
  const sender =
    /\b(?:on behalf of|im auftrag (?:von|der|des)|de la part de|en nombre de|namens|per conto di)\s+(\S.*)$/i.exec(
      text,
    )?.[1] ?? text
  return /^(.*\S)\s+\(?(?:via|durch|über)\s+\S.*$/i.exec(sender)?.[1] ?? sender
}

function stripBrackets(text: string): string {
  const without = text.replace(/\s*(?:<[^<>]*>|\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\})\s*/g, ' ').trim()
  const bare = without.replace(/\s*[<([{][^>)\]}]*$/, '').trim()
  return bare || text.replace(/[<>()[\]{}]/g, ' ').trim()
}

/** Notes and X.500 tails: "Margaret Chen/ET&S/Enron@ENRON", "Stan Horton@ENRON". */
function stripDirectory(text: string): string {
  const notes = /^([^/@]*\p{L}[^/@]*?)\s*\/[^/\s][^@]*(?:@\S*)?$/u.exec(text)
  if (notes?.[1] && (text.includes('@') || /\/[A-Z&]{2,}(?:\/|$)/.test(text))) return notes[1]
  return /^(.*\s.*\S)@[A-Za-z0-9]+$/.exec(text)?.[1] ?? text
}

/** What stands before a dash, a bar, "at" or "from"; and what stands after it. */
export function splitTail(text: string): { head: string; tail: string } {
  const cut =
    /^(.+?)(?:\s+[-–—|•·:/@]+\s+|\s*[-–—|]\s+|\s+[-–—|](?=\p{Lu})|\s+(?:at|from|bei|chez)\s+(?=\p{Lu}))(.+)$/u.exec(
      text,
    )
  return cut ? { head: cut[1] ?? text, tail: cut[2] ?? '' } : { head: text, tail: '' }
}

const ORGANIZATION_WORDS = new Set(
  `limited incorporated corporation company gmbh mbh ohg ug llc llp ltd inc plc sarl sas srl bv oyj aps corp
  group gruppe groupe grupo holding holdings team teams support service services customer customers kundenservice kundendienst newsletter newsletters
  department dept abteilung division office bureau buero buro sekretariat reception bakery baeckerei backerei boulangerie cafe coffee restaurant bistro hotel hostel shop store boutique market
  school schule ecole university universitat universite universidad college institute institut academy akademie bank sparkasse insurance versicherung hospital clinic klinik praxis pharmacy apotheke
  club association verein foundation stiftung society church council committee board ministry agency agentur agence studio studios labs lab media verlag press news daily weekly digest update updates
  systems solutions software technologies technology tech consulting consultants partners engineering logistics international energy electric motors airlines airways travel tours media network networks
  alert alerts notification notifications announcement announcements announcement reminder info information sales marketing billing accounts accounting invoices payroll helpdesk desk center centre zentrum online operations
  administrator admin webmaster postmaster system security migration chairman noreply release management resources relations communications
  undisclosed`.split(/\s+/),
)
const LEGAL_FORMS =
  /(?:^|\s)(?:AG|KG|SE|SA|S\.A\.?|S\.L\.?|S\.p\.A\.?|SpA|S\.r\.l\.?|NV|N\.V\.?|B\.V\.?|AB|AS|A\/S|Oy|e\.V\.|eG|eK|Co\.?|Pty|Kft\.?|Zrt\.?|s\.r\.o\.?|d\.o\.o\.?|Sp\. z o\.o\.|株式会社|有限会社|有限公司)$/u
const NAME_AND_TRADE = new Set(
  'church bank store school college club board desk press market partners lab office tech news energy'.split(' '),
)

/** Whether the words name a company, a team or a thing rather than a person. `isGiven` tells a known given name. */
export function isOrganizationName(text: string, isGiven: (word: string) => boolean): boolean {
  const words = fold(text).split(' ')
  if (/[&+\d@]|\.(?:com|net|org|de|fr|io|co|uk)\b/i.test(text) || LEGAL_FORMS.test(text) || words.length > 6)
    return true
  // "Chen's Bakery", where nothing but a possessive tells.
  if (/\p{L}['’]s\s+\p{L}/u.test(text)) return true
  if (/^(?:the|our|your)$/.test(words[0] ?? '') && words.length > 1) return true
  if (words.some((word) => /^(?:and|und|et|of)$/.test(word))) return true
  const marked = words.filter((word) => ORGANIZATION_WORDS.has(word))
  if (marked.length === 0) return false
  // Charlotte Church, Tyra Bank: two words, the first a given name.
  return !(words.length === 2 && isGiven(words[0] ?? '') && NAME_AND_TRADE.has(words[1] ?? ''))
}
