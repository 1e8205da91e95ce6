// What is new in a reply: splitSaid against the labelled mails of other projects, and signature lines against the Enron ones.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import PostalMime from 'postal-mime'
import { readText } from '../../server/capture/mail/text.ts'
import { splitSaid } from '../../server/capture/said.ts'
import { printFigures } from '../figures.ts'

interface Case {
  origin: string
  file: string
  input: string
  expected_reply?: string
  expected_before?: string
  expected_reply_contains?: string
}

interface Labelled {
  sender: string
  lines: string[]
  sig_lines: number[]
  has_signature: boolean
}

const { values } = parseArgs({ options: { data: { type: 'string' }, show: { type: 'boolean' } } })
const root = process.env.KITH_DATA
const path = values.data ?? (root && join(root, 'email-reply-fixtures', 'reply_cases_dev.jsonl'))
if (!path) {
  console.error(
    'Where is the data? Name a folder in KITH_DATA, or a file of replies or of signatures with --data PATH.',
  )
  process.exit(1)
}

const rows = read<Case | Labelled>(path)
const signed = rows.filter((row) => 'sig_lines' in row)
const shipped = root && join(root, 'signature-forge', 'signatures_dev.jsonl')
if (!values.data && shipped && existsSync(shipped)) signed.push(...read<Labelled>(shipped))
const figures: Record<string, number> = {
  ...(await replies(rows.filter((row) => 'input' in row))),
  ...(signed.length > 0 && signatures(signed)),
}
printFigures('evaluate reply', figures, { exact: '>= 27 of 30' })

/** Each origin by what it labels: the whole reply, what stands before an old mail, or words that must be in it. */
async function replies(cases: Case[]): Promise<Record<string, number>> {
  const count: Record<string, number> = { cases: 0, exact: 0, signedOff: 0 }
  const add = (name: string, by: number) => {
    count[name] = (count[name] ?? 0) + by
  }
  for (const each of cases) {
    if (each.expected_reply !== undefined) {
      const said = splitSaid(each.input).said.trim()
      const exact = said === each.expected_reply.trim()
      add('cases', 1)
      add('exact', Number(exact))
      add('signedOff', Number(exactButSignoff(each.input, each.expected_reply)))
      if (!exact && values.show)
        console.log(
          `${each.file}\n  said:     ${JSON.stringify(said)}\n  expected: ${JSON.stringify(each.expected_reply)}`,
        )
    } else if (each.expected_before !== undefined) {
      add('embedded.cases', 1)
      add('embedded.exact', Number(splitSaid(each.input).said.trim() === each.expected_before.trim()))
    } else if (each.origin === 'talon') {
      const [text, label] = await words(each)
      const { said, signature } = splitSaid(text, '')
      add('talon.cases', 1)
      const agree = [said, `${said}\n${signature}`].some((part) => alike(part, label))
      add('talon.agree', Number(agree))
      if (!agree && values.show) console.log(`${each.file}\n  said: ${JSON.stringify(said)}`)
    } else await unlabelled(each, add)
  }
  return count
}

/** The same where names are cut too, as the journey does: the reply is what is said and the beginning of the signature. */
function exactButSignoff(input: string, expected: string): boolean {
  const { said, signature } = splitSaid(input, '')
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim()
  const rest = bare(expected).startsWith(bare(said)) ? bare(bare(expected).slice(bare(said).length)) : undefined
  return rest !== undefined && bare(signature).startsWith(rest)
}

/** Mails whose expectations live in their own project's tests: nothing quoted and no device's line may stand in the new words. */
async function unlabelled(each: Case, add: (name: string, by: number) => void): Promise<void> {
  const { said, quoted } = splitSaid(each.input)
  const lines = each.input.split('\n').map((line) => line.trim())
  const marked = lines.filter((line) => line.startsWith('>') && line.length > 1)
  add(`${each.origin}.cases`, 1)
  add(
    `${each.origin}.agree`,
    Number(
      said !== '' && marked.every((line) => quoted.includes(line)) && !/^>|wrote:$|^Sent from my \w+$/m.test(said),
    ),
  )
}

/** A mail's words, whether it is a message, a page or plain text, and what its reply says. */
async function words(each: Case): Promise<[string, string]> {
  const expected = each.expected_reply_contains ?? 'Hi. I am fine.'
  const mail = each.file.endsWith('.eml') ? await PostalMime.parse(each.input) : undefined
  const text = mail
    ? readText(mail.text, mail.html)
    : each.file.endsWith('.html')
      ? readText('', each.input)
      : each.input
  return [text, text.includes(expected) ? expected : 'Hello']
}

function alike(part: string, label: string): boolean {
  const bare = part.replace(/\s+/g, ' ').trim()
  return bare === label || bare === `${label} Thanks, Alex` || bare === `${label} Thanks,Alex`
}

/** Line by line. */
function signatures(mails: Labelled[]): Record<string, number> {
  let [hit, missed, wrong, told] = [0, 0, 0, 0]
  for (const mail of mails) {
    const found = linesOf(mail.lines, splitSaid(mail.lines.join('\n'), mail.sender).signature)
    const labelled = new Set(mail.sig_lines)
    for (const line of found) {
      if (labelled.has(line)) hit += 1
      else wrong += 1
    }
    for (const line of labelled) if (!found.has(line)) missed += 1
    if (found.size > 0 === mail.has_signature) told += 1
  }
  const precision = hit / (hit + wrong || 1)
  const recall = hit / (hit + missed || 1)
  return {
    'signature.mails': mails.length,
    'signature.precision': round(precision),
    'signature.recall': round(recall),
    'signature.f1': round((2 * precision * recall) / (precision + recall || 1)),
    'signature.detected': round(told / mails.length),
  }
}

/** Which lines of the mail the signature's are, from the end up. */
function linesOf(lines: string[], signature: string): Set<number> {
  const found = new Set<number>()
  const wanted = signature
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  let at = lines.length - 1
  for (const line of wanted.reverse()) {
    while (at >= 0 && lines[at]?.trim() !== line) at -= 1
    if (at >= 0) found.add(at)
    at -= 1
  }
  return found
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

function read<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}
