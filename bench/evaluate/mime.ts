// What the import makes of mails from everywhere: every file through the same reader and parser, in the worker threads, with the limits.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { endIdleWorkers } from '../../server/base/worker.ts'
import type { FoundMessage } from '../../server/capture/files/found.ts'
import { listMessages } from '../../server/capture/files/list.ts'
import { parseMails } from '../../server/capture/mail/apart.ts'
import type { ParsedMail } from '../../server/capture/mail/parse.ts'
import { printFigures } from '../figures.ts'
import { type Expected, readExpected } from './mime/expected.ts'

const { values } = parseArgs({ options: { data: { type: 'string' }, verbose: { type: 'boolean', default: false } } })
const path = values.data ?? (process.env.KITH_DATA && join(process.env.KITH_DATA, 'mime-corpus'))
if (!path || !existsSync(path)) {
  console.error('Where is the data? Name a folder in KITH_DATA, or one with --data PATH.')
  process.exit(1)
}

const figures: Record<string, number> = {
  files: 0,
  messages: 0,
  problems: 0,
  crashed: 0,
  hung: 0,
  rawIdentical: 0,
  slowestMs: 0,
}
for (const folder of foldersIn(path)) {
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name)
    if (statSync(file).isFile()) await evaluate(file)
  }
}
await endIdleWorkers()
printFigures('evaluate mime', figures, { crashed: 0, hung: 0, rawIdentical: figures.files ?? 0, slowestMs: 5_000 })

/** Where "dev" and "dev-expected" lie side by side, "dev"; else the folder itself. */
function foldersIn(root: string): string[] {
  const names = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory())
  const pairs = names.filter((name) => names.includes(`${name}-expected`))
  if (pairs.length > 0) return pairs.map((name) => join(root, name))
  const whole = names.filter((name) => !name.endsWith('-expected'))
  return whole.length > 0 ? whole.map((name) => join(root, name)) : [root]
}

async function evaluate(file: string) {
  add('files', 1)
  const found: FoundMessage[] = []
  try {
    for await (const message of listMessages(file)) found.push(message)
  } catch (error) {
    add('crashed', 1)
    console.log(`${basename(file)}: the reader fails, ${error}`)
  }
  const messages = found.flatMap((message) => ('bytes' in message ? [message.bytes] : []))
  add('messages', messages.length)
  add('problems', found.length - messages.length)
  const identical = isWhole(readFileSync(file), found)
  add('rawIdentical', Number(identical))
  if (values.verbose && !identical) console.log(`${basename(file)}: not identical`)
  const parsed = await parse(file, messages)
  if (parsed.length === 1 && parsed[0]) compare(file, parsed[0])
}

async function parse(file: string, messages: Buffer[]): Promise<ParsedMail[]> {
  const started = performance.now()
  const outcomes = await parseMails(messages)
  const ms = Math.round(performance.now() - started)
  // The first file also pays for the start of the worker.
  if (figures.files !== 1) figures.slowestMs = Math.max(figures.slowestMs ?? 0, ms)
  for (const outcome of outcomes) {
    if (outcome.ok) continue
    add(outcome.reason === 'timeout' ? 'hung' : 'crashed', 1)
    console.log(`${basename(file)}: ${outcome.reason}, ${outcome.detail}`)
  }
  return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
}

/**
 * Whether what was read is the file, byte for byte. A single mail is all of it. A mbox is its messages in their order, each preceded by
 * its From_ line at the message's position, with at most one empty line between them; what precedes the first is listed as corrupt with
 * its size, or is a byte order mark and empty lines.
 */
function isWhole(file: Buffer, found: FoundMessage[]): boolean {
  const [only] = found
  if (found.length === 1 && only && 'bytes' in only && only.bytes.equals(file)) return true
  let at = 0
  for (const message of found) {
    if (!('bytes' in message)) {
      if (message.problem !== 'corrupt' || at > 0) return false
      at = Number(message.detail)
      continue
    }
    const start = Number(message.position)
    if (!/^(?:\xef\xbb\xbf)?[\r\n]*$/.test(file.toString('latin1', at, start)) || start < at) return false
    if (!file.toString('latin1', start).startsWith('From ')) return false
    const body = file.indexOf('\n', start) + 1
    at = body + message.bytes.length
    if (!file.subarray(body, at).equals(message.bytes)) return false
  }
  return /^\r?\n?$/.test(file.toString('latin1', at))
}

function compare(file: string, mail: ParsedMail) {
  const folder = `${dirname(file)}-expected`
  if (!existsSync(folder)) return
  const expected = readExpected(folder, basename(file).replace(/\.[^.]*$/, ''))
  const agree = {
    subject: expected.subject === undefined ? undefined : bare(mail.subject) === bare(expected.subject),
    text: expected.text === undefined ? undefined : bare(mail.text).includes(bare(expected.text)),
    attachments: expected.attachments === undefined ? undefined : mail.attachments.length === expected.attachments,
  } satisfies Record<keyof Expected, boolean | undefined>
  for (const [name, agrees] of Object.entries(agree)) {
    if (agrees === undefined) continue
    add(`${name}.cases`, 1)
    add(`${name}.agree`, Number(agrees))
    if (!agrees && values.verbose) {
      const found = { subject: mail.subject, text: bare(mail.text).slice(0, 200), attachments: mail.attachments.length }
      console.log(`${basename(file)}: ${name}`, JSON.stringify(found), JSON.stringify(expected).slice(0, 300))
    }
  }
}

function bare(text: string): string {
  return text.replace(/[\s\u00a0\0]+/g, ' ').trim()
}

function add(name: string, by: number) {
  figures[name] = (figures[name] ?? 0) + by
}
