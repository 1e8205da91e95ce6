/** What a signature tells of its writer: name, title, organization, and ways to reach them. */
import { parse } from 'tldts'
import { organizationDomain } from '../people/address.ts'
import { findEmails, findUrls } from '../people/find-handles.ts'
import { isOrganizationName } from '../people/naming/display.ts'
import { fold } from '../people/naming/fold.ts'
import { isGivenName } from '../people/naming/given-name.ts'
import { afterClosing } from './said/words/closings.ts'
import { isDevice } from './said/words/devices.ts'
import { footerMarks } from './said/words/footers.ts'
import { isRule } from './said/lines.ts'
import { isRole } from './said/words/roles.ts'
import { looksLikeName, readSender, type Sender, signsAs } from './said/sender.ts'
import { isContact } from './said/shape.ts'
import { isDelimiter } from './said/tail.ts'

/** As written in the signature; addresses are e-mail addresses in lower case, a fax number is no phone. */
export interface SignatureRead {
  name?: string
  title?: string
  organization?: string
  phones: string[]
  addresses: string[]
  web?: string
}

const most = 30

/** Reads a signature that `splitSaid` told apart; `senderName` is the display name or address that the mail came from. */
export function readSignature(signature: string, senderName: string): SignatureRead {
  const lines = signature
    .slice(0, 8_000)
    .split('\n')
    .map((line) => line.trim())
    .filter(isOwnWords)
    .slice(0, most)
  const text = lines.join('\n')
  const addresses = [...new Set(findEmails(text).map((found) => found.value))]
  const web = findWeb(text)
  const cells = lines.flatMap(cellsOf)
  const sender = readSender(senderName)
  const at = cells.findIndex((cell) => isName(cell, sender))
  const rest = cells.filter((cell, i) => i !== at && !isContact(cell) && !isPlace(cell))
  const titles = rest.filter((cell) => isRole(cell) && !isCompany(cell, []))
  const domains = domainWords([...addresses, ...findEmails(senderName).map((found) => found.value)], web)
  const organization =
    rest.find((cell) => isSurelyCompany(cell, domains)) ??
    rest.find((cell) => isCompany(cell, domains) && !department.test(cell)) ??
    below(cells, at, titles)
  return {
    ...(at >= 0 && { name: nameIn(cells[at] ?? '').replace(/\s+/g, ' ') }),
    ...(titles[0] !== undefined && { title: titles[0] }),
    ...(organization !== undefined && { organization }),
    phones: [...new Set(lines.flatMap(phonesIn))],
    addresses,
    ...(web !== undefined && { web }),
  }
}

const department =
  /(?:management|relations|department|dept|abteilung|division|planning|operations|support|services?|resources|sales|marketing|accounting|accounts|billing|desk|team|service client|vertrieb|einkauf|buchhaltung|kundenservice|unit|office)\.?$/i

/** Neither a stroke nor a device's line nor a legal notice nor a long sentence. */
function isOwnWords(line: string): boolean {
  return (
    line !== '' && !isRule(line) && !isDelimiter(line) && !isDevice(line) && line.length <= 200 && footerMarks(line) < 2
  )
}

/** The parts of a line that stand side by side: between bars and wide gaps, and after a name or a title between commas. */
function cellsOf(line: string): string[] {
  const bare = line.replace(/^[*_~\s/–—-]+|[*_~\s]+$/g, '').replace(/\*/g, '')
  const rest = afterClosing(bare)
  if (rest === '') return []
  const own =
    rest === undefined ? bare : bare.slice(Math.max(0, bare.toLowerCase().lastIndexOf(rest.split(' ')[0] ?? '')))
  return own
    .split(/\t+|\s{3,}|\s*[|•·]\s*|\s[-–—]\s/)
    .flatMap(splitCommas)
    .map((cell) => cell.replace(/^[\s,;]+|[\s,;]+$/g, ''))
    .filter((cell) => cell !== '')
}

/** "Ann Bee, Director, Bee & Sons" is three; "Director, Client Relations" is one. */
function splitCommas(cell: string): string[] {
  const parts = cell.split(/,\s+/)
  const first = parts[0] ?? ''
  const rest = parts.slice(1).join(', ')
  if (rest === '') return [cell]
  if (looksLikeName(first) && !isRole(first) && isRole(parts[1] ?? '')) return [first, ...splitCommas(rest)]
  if (isRole(first) && (isSurelyCompany(rest, []) || (isCompany(rest, []) && !department.test(rest))))
    return [first, rest]
  return [cell]
}

function isName(cell: string, sender: Sender): boolean {
  const bare = nameIn(cell)
  if (!looksLikeName(bare) || isContact(cell)) return false
  if (signsAs(sender, bare)) return !isCompany(bare, [])
  const words = fold(bare).split(' ')
  return words.length >= 2 && words.length <= 4 && isGivenName(words[0] ?? '') && !isCompany(bare, []) && !isRole(bare)
}

/** The name without what people set behind it. */
function nameIn(cell: string): string {
  return cell
    .replace(/\s*\([^)]{0,40}\)\s*$/, '')
    .replace(/[.,;\s]+$/, (end) => (/\b(?:Jr|Sr)\.$/.test(cell) ? '.' : end.replace(/[.,;\s]/g, '')))
}

const legalForm =
  /(?:^|[\s,])(?:inc|ltd|llc|llp|plc|corp|co|gmbh|mbh|ag|kg|ohg|ug|e\.?k|e\.?v|se|s\.?a|s\.?a\.?s|sarl|s\.?a\.?r\.?l|s\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|v\.?o\.?f|ab|a\/s|aps|as|oy|oyj|sp\. z o\.o|s\.?r\.?o|a\.s|kft|zrt|d\.?o\.?o|ооо|ао|оао|зао|тов|ltda|pty|limited|incorporated|corporation|company)\.?$/iu

/** It has a legal form, or the name of the domain that its people write from. */
function isSurelyCompany(cell: string, domains: string[]): boolean {
  if (cell.length > 80 || /@|https?:|www\./i.test(cell) || isPlace(cell)) return false
  if (
    legalForm.test(cell) ||
    /^(?:ооо|оао|зао|пао|ао|тов|株式会社)[\s«"]|有限公司|株式会社|有限会社|주식회사/i.test(cell)
  )
    return true
  const letters = fold(cell).replace(/[^\p{L}\p{N}]/gu, '')
  const matches = (word: string) =>
    letters === word ||
    (word.length >= 4 && letters.startsWith(word)) ||
    (letters.length >= 4 && word.startsWith(letters))
  return letters.length > 2 && domains.some(matches)
}

function isCompany(cell: string, domains: string[]): boolean {
  if (isSurelyCompany(cell, domains)) return true
  if (cell.length > 80 || /[@\d]|https?:|www\./i.test(cell) || cell.split(' ').length > 6) return false
  return !isRole(cell) && isOrganizationName(cell, isGivenName)
}

/** A street, a town with its code, a box. */
function isPlace(cell: string): boolean {
  if (/(?<!\d)\d{4,6}(?!\d)|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/.test(cell)) return true
  return (
    /\d/.test(cell) &&
    /\b(?:st|street|str|road|rd|lane|ave|avenue|suite|floor|box|rue|via|calle|rua|blvd|drive|weg|platz)\b|stra(?:ß|ss)e|gasse|straat|gatan|vej/iu.test(
      cell,
    )
  )
}

/** Failing all else, the line between the title and the first way to reach someone. */
function below(cells: string[], at: number, titles: string[]): string | undefined {
  const title = titles[0] === undefined ? -1 : cells.indexOf(titles[0])
  if (title < at || at < 0) return undefined
  const next = cells[title + 1]
  return next !== undefined &&
    !isContact(next) &&
    !isPlace(next) &&
    !isRole(next) &&
    /^\p{Lu}/u.test(next) &&
    next.split(' ').length <= 5 &&
    !/[.!?]$/.test(next)
    ? next
    : undefined
}

/** The names of the domains that the writer has, those apart that anyone may have. */
function domainWords(addresses: string[], web: string | undefined): string[] {
  const hosts = addresses
    .map((address) => address.slice(address.indexOf('@') + 1))
    .filter((host) => organizationDomain(host) !== null)
  return [...hosts, web ?? ''].map(domainWord).filter((word) => word.length > 2)
}

function domainWord(host: string): string {
  return (parse(host).domainWithoutSuffix ?? '').replace(/[^\p{L}\p{N}]/gu, '')
}

const elsewhere =
  /(?:^|\.)(?:linkedin|facebook|twitter|x|instagram|xing|youtube|tiktok|avast|aka|google|goo|calendly|whatsapp|wa|t|zoom|teams|microsoft)\./i

function findWeb(text: string): string | undefined {
  return findUrls(text).find((found) => !elsewhere.test(parse(found.value).hostname ?? ''))?.text
}

/** The phone numbers in a line, as written; after "fax" none. */
function phonesIn(line: string): string[] {
  const found: string[] = []
  for (const match of line.slice(0, 300).matchAll(/(?<![\p{L}\d@./_-])\+?[\d(][\d\s()./-]{5,22}\d(?![\d@])/gu)) {
    const before = line.slice(Math.max(0, match.index - 12), match.index)
    const after = line.slice(match.index + match[0].length, match.index + match[0].length + 8)
    const digits = match[0].replace(/\D/g, '').length
    if (/(?:fax|факс|传真|f)[\s.:)]*$/i.test(before) || /^\s*\(?fax/i.test(after) || digits < 7 || digits > 15) continue
    if (
      /^\d{4}-\d\d-\d\d$|^\d{1,2}[./]\d{1,2}[./]\d{2,4}$|^\d{4}\s*-\s*\d{4}$/.test(match[0]) ||
      /(?:ust|vat|hrb|siret|nr|no|iban|nip|ktonr)[\s.:-]*$/i.test(before)
    )
      continue
    found.push(match[0].replace(/\s+/g, ' ').trim())
  }
  return found
}
