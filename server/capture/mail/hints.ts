// What the headers of a mail say about its kind: list mail, automatic mail, spam, labels. The rules that leave mail out read these.
import { decodeWords } from 'postal-mime'
import { cleanLine } from './clean.ts'

export type MailHints = {
  listId?: string
  listUnsubscribe?: boolean
  precedence?: string
  autoSubmitted?: string
  autoResponseSuppress?: string
  spam?: boolean
  returnPathEmpty?: boolean
  labels?: string[]
  feedbackId?: boolean
  contentType?: string
}

/** `header` answers the first header of a lower-case name, undefined when there is none. Words are in lower case, labels as written. */
export function readHints(header: (name: string) => string | undefined): MailHints {
  const labels = readLabels(header('x-gmail-labels'))
  const found: { [K in keyof MailHints]: MailHints[K] | undefined } = {
    listId: readListId(header('list-id')),
    listUnsubscribe: header('list-unsubscribe') === undefined ? undefined : true,
    precedence: word(header('precedence')),
    autoSubmitted: word(header('auto-submitted')),
    autoResponseSuppress: header('x-auto-response-suppress')?.toLowerCase().slice(0, 200).trim(),
    spam: isSpam(header) || labels?.some((label) => label.toLowerCase() === 'spam') ? true : undefined,
    returnPathEmpty: header('return-path')?.replace(/\s/g, '') === '<>' ? true : undefined,
    labels,
    feedbackId: header('feedback-id') === undefined ? undefined : true,
    contentType: word(header('content-type')),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''))
}

function readListId(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  return cleanLine(/<([^<>]*)>/.exec(header)?.[1] ?? decodeWords(header), 250).toLowerCase()
}

/** Google Takeout: labels by comma, those with a comma in quotes, the whole as encoded words. */
function readLabels(header: string | undefined): string[] | undefined {
  if (header === undefined) return undefined
  const labels = decodeWords(header).match(/"[^"]*"|[^,]+/g) ?? []
  return labels.map((label) => cleanLine(label.replaceAll('"', ''), 200)).filter((label) => label !== '')
}

function isSpam(header: (name: string) => string | undefined): boolean {
  return /^\s*yes/i.test(header('x-spam-flag') ?? '') || /^\s*yes/i.test(header('x-spam-status') ?? '')
}

/** The first word of a header, without parameters and comments. */
function word(header: string | undefined): string | undefined {
  return header === undefined ? undefined : cleanLine(header.split(/[;(\s]/)[0] ?? '', 100).toLowerCase()
}
