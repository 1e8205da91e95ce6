// What is new in a mail: quotations, old mails and signatures stand apart, and no word is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Said, splitSaid } from './said.ts'

const only = (said: string): Said => ({ said, quoted: '', signature: '' })

test('an answer between the lines of a quotation is kept, the quotation is not', () => {
  const mail = `Hi Ann,

On Mon, Feb 1, 2016 at 6:32 PM Ann Bee <ann@bee.com> wrote:
> Can you deliver on Friday?

Yes, before noon.

> And the bill?

It comes with the boxes.

> Ann`
  const { said, quoted } = splitSaid(mail)
  expect(said).toBe('Hi Ann,\n\nYes, before noon.\n\nIt comes with the boxes.')
  expect(quoted.split('\n').filter((line) => line.startsWith('>'))).toHaveLength(3)
})

test('a quotation of the writer’s own, with nobody named, belongs to the words below it', () => {
  const mail = '> All sales are final.\n\nThat is what your sign says. It is not what the law says.'
  expect(splitSaid(mail)).toEqual(only(mail))
})

test('below the last words an unnamed quotation is an old mail', () => {
  expect(splitSaid('Agreed.\n\n> Shall we?')).toEqual({ said: 'Agreed.', quoted: '> Shall we?', signature: '' })
})

test('a mail that is nothing but a quotation keeps it, unless it says whose it is', () => {
  expect(splitSaid('> Only this.')).toEqual(only('> Only this.'))
  const named = '> On Thu, Apr 30, 2020 at 10:07 AM, "Ann" <ann@bee.com> wrote:\n>\n> Only this.'
  expect(splitSaid(named)).toEqual({ said: '', quoted: named, signature: '' })
})

test('the broken-off end of a long quoted line is not taken for an answer', () => {
  const mail = `On 1 Feb 2016, at 18:32, Ann Bee <ann@bee.com> wrote:
> We would like to know whether the boxes that we ordered last month will
be here
> before Friday.

They will.`
  expect(splitSaid(mail).said).toBe('They will.')
})

test('bars quote as well as arrows do', () => {
  const mail = 'Fine.\n\n2013/7/20 Ann via Forum <info@forum.example>\n\n| Is it?\n|\n| Ann'
  expect(splitSaid(mail).said).toBe('Fine.')
})

test('an escaped "From " of a mailbox file is not a quotation', () => {
  const mail = 'We are moving.\n>From Monday on we are in Mill Lane.\nCome and see us.'
  expect(splitSaid(mail)).toEqual(only(mail))
})

test('code between fences is left alone', () => {
  const mail =
    'Look:\n\n```\n> On Mon, Feb 1, 2016 at 6:32 PM Ann <ann@bee.com> wrote:\n-- \n####\nFrom: x\n```\n\nStrange, no?'
  expect(splitSaid(mail)).toEqual(only(mail))
})

test.each(['-- ', '--', '—'])('below "%s" stands the signature', (line) => {
  expect(splitSaid(`See you there.\n\n${line}\nAnn Bee\nMill Lane 3`)).toEqual({
    said: 'See you there.',
    quoted: '',
    signature: `${line}\nAnn Bee\nMill Lane 3`,
  })
})

test('a stroke between two parts of a letter parts nothing', () => {
  const mail = 'First the roof.\n\n-----\n\nThen the cellar: it is wet again, and I do not know what to do about it.'
  expect(splitSaid(mail, 'Ann Bee')).toEqual(only(mail))
})

test('signature and list footer below a quotation go, words there stay', () => {
  const above = 'Thanks, it is here.\n\nOn 1 Feb 2016, at 18:32, Ann Bee <ann@bee.com> wrote:\n> It is on its way.\n\n'
  const footer =
    '_______________________________________________\nweavers mailing list\nweavers@lists.example\nhttps://lists.example/mailman/listinfo/weavers'
  expect(splitSaid(above + footer)).toMatchObject({ said: 'Thanks, it is here.', signature: footer })
  expect(splitSaid(`${above}One more thing: the blue one is missing.`).said).toBe(
    'Thanks, it is here.\n\nOne more thing: the blue one is missing.',
  )
})

test.each([
  'CONFIDENTIALITY NOTICE: This e-mail and any attachments are intended solely for the addressee. If you have received this message in error, please delete it.',
  'Diese E-Mail enthält vertrauliche und rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie bitte.',
  'Ce message et ses pièces jointes sont confidentiels et établis à l’intention exclusive de leur destinataire.',
  'Este mensaje es confidencial y se dirige exclusivamente a su destinatario. Si ha recibido este mensaje por error, bórrelo.',
  'This email has been checked for viruses by Avast antivirus software.\nhttps://www.avast.com/antivirus',
  'Please consider the environment before printing this e-mail. https://example.com',
  'You received this message because you are subscribed to the Google Groups "weavers" group.\nTo unsubscribe from this group, send an email to weavers+unsubscribe@example.com.',
])('a machine’s footer is no words of the writer: %s', (footer) => {
  expect(splitSaid(`The boxes came.\n\n${footer}`)).toEqual({ said: 'The boxes came.', quoted: '', signature: footer })
})

test('every line of a mail with words stands in one of the three, in its order', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'grapheme', maxLength: 40 })),
      ),
      fc.boolean(),
      (lines, known) => {
        const text = lines.join('\n')
        const split = splitSaid(text, known ? 'Ann Bee <ann@bee.com>' : undefined)
        const words = (part: string) =>
          part
            .split(/\r\n?|\n/)
            .map((line) => line.trim())
            .filter((line) => seen(line) !== '')
        const parts = [split.said, split.quoted, split.signature].map(words)
        expect(parts.flat().sort()).toEqual(words(text).sort())
        for (const part of parts) expect(isWithin(part, words(text))).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

test('what is new is all new: split again, nothing more goes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...endings),
      fc.constantFrom(...olds),
      (told, ending, old) => {
        const mail = `${told.join('\n\n')}${ending}${old}`
        const { said } = splitSaid(mail, 'Ann Bee')
        expect(said).toBe(told.join('\n\n'))
        expect(splitSaid(said, 'Ann Bee')).toEqual(only(said))
      },
    ),
  )
})

test.each(
  Object.entries({
    '>': '>',
    '> lines': '>\n',
    blanks: ' ',
    'one long word': 'x',
    fields: 'From: a\n',
    attributions: 'On 1 Jan 2020 at 10:00 x wrote:\n> a\n',
    dashes: '-- \n',
  }),
)('a million signs of %s are split in no time', (_, sign) => {
  const text = sign.repeat(1_000_000 / sign.length)
  const before = performance.now()
  splitSaid(text, 'Ann Bee')
  expect(performance.now() - before).toBeLessThan(1_000)
})

/** Whether the lines stand among the others in the same order. */
function isWithin(part: string[], lines: string[]): boolean {
  let at = 0
  for (const line of lines) if (line === part[at]) at += 1
  return at === part.length
}

/** The line without signs that nobody sees. */
function seen(line: string): string {
  return line.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]/g, '').trim()
}

const pieces = [
  '',
  ' ',
  '> quoted',
  '>',
  '| bar',
  '-- ',
  '---',
  '________________',
  'Thanks,',
  'Ann',
  'Ann Bee',
  'Sent from my iPhone',
  '```',
  'On Mon, Feb 1, 2016 at 6:32 PM Ann Bee <ann@bee.com> wrote:',
  'wrote:',
  'From: Ann Bee <ann@bee.com>',
  'Sent: Monday, February 1, 2016',
  'To: Bob',
  'Subject: Offer',
  '-----Original Message-----',
  'The door is stuck.',
  'This e-mail is confidential and privileged.',
  '+44 113 496 0000',
  'P.S. Bring the key.',
]
const sentences = [
  'The door is stuck again.',
  'Could you send someone on Tuesday?',
  'We need 40 chairs, please.',
  'Mrs Cole told me that you repair clocks.',
  'Thanks for the quick answer!',
]
const endings = [
  '',
  '\n\nBest regards,\nAnn',
  '\n\nThanks\nAnn Bee\n+44 113 496 0000',
  '\n\n-- \nAnn Bee\nBee & Sons',
  '\n\nSent from my iPhone',
  '\n\nAnn',
]
const olds = [
  '',
  '\n\nOn Mon, Feb 1, 2016 at 6:32 PM Bob Cole <bob@cole.com> wrote:\n\n> Is the door all right?\n>\n> Bob',
  '\n\n-----Original Message-----\nFrom: Bob Cole\nSent: Monday, February 1, 2016 6:32 PM\nTo: Ann Bee\nSubject: Door\n\nIs the door all right?',
]
