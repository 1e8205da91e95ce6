// What other projects' parsers make of a mail, as far as their expectations are written down beside it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Expected = { subject?: string; text?: string; attachments?: number }

type Header = { name: string; value: { Text?: string } }
type Part = { headers?: Header[]; body?: { Text?: string; Html?: string } }
type Stalwart = { text_body: number[]; attachments: number[]; parts: Part[] }

/** Stalwart's parse as JSON, or mime4j's structure as XML, of the mail of this name. */
export function readExpected(folder: string, name: string): Expected {
  const json = join(folder, `${name}.expected0.json`)
  if (existsSync(json)) return ofStalwart(JSON.parse(readFileSync(json, 'utf8')) as Stalwart)
  const xml = ['0', '2'].map((number) => join(folder, `${name}.expected${number}.xml`)).find(existsSync)
  return xml ? ofMime4j(readFileSync(xml, 'utf8')) : {}
}

/** The text only where every part of the body is plain text: of HTML each makes its own. */
function ofStalwart({ text_body, attachments, parts }: Stalwart): Expected {
  const subject = parts[0]?.headers?.find(({ name }) => name === 'subject')?.value.Text
  const texts = text_body.map((index) => parts[index]?.body?.Text)
  const plain = texts.length > 0 && texts.every((text) => text !== undefined)
  return {
    ...(subject !== undefined && { subject }),
    ...(plain && { text: texts.join('\n') }),
    attachments: attachments.length,
  }
}

/** It keeps headers as written: only a subject without encoded words can be compared. */
function ofMime4j(xml: string): Expected {
  const header = xml.slice(0, Math.max(0, xml.indexOf('</header>')))
  const subject = /<field>\s*Subject:([^<]*)<\/field>/i.exec(header)?.[1]
  if (subject === undefined || /=\?|[^\x20-\x7e\s]|&#/.test(subject)) return {}
  return {
    subject: subject
      .replace(/\r?\n/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  }
}
