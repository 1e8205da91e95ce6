// Mail that one member alone may read, and then open mail of the same people in the same conversations, which says less.
import { randomBytes } from 'node:crypto'
import type { Letter } from '../arrive.ts'

const places = [
  'subject', 'body', 'name', 'title', 'firm', 'signedName', 'longName', 'reply', 'colleague', 'duty', 'partner', 'namesake', 'answer', 'among',
] as const // biome-ignore format: a list of words
export type Tokens = Record<(typeof places)[number], string>

/** One unguessable word for each place, longer than any name: of two names the longer is the better. */
export const makeTokens = (): Tokens =>
  Object.fromEntries(places.map((place) => [place, `Qz${randomBytes(9).toString('hex')}`])) as Tokens

const me = 'Mia Moss <mia@reed.example>'
const tom = 'Tom Reed <tom@reed.example>'
const start = Date.now() - 9 * 86_400_000
const at = (hour: number) => new Date(start + hour * 3_600_000).toISOString()

const numbered = (name: string) => `Ring me?\n\n-- \n${name}\nTel. 0113 496 0142`
const oak = { id: 'c8', at: at(8), to: me, subject: 'Oak', text: numbered('Olga Open') }

/** Before, between and after the open ones. Numbers are those of the test range of Leeds. */
export function closedLetters(t: Tokens): Letter[] {
  const nora = `Nora ${t.name} <nora@night.example>`
  const card = `-- \nNora ${t.name}\n${t.title} Director\n${t.firm} Ltd\nTel. 0113 496 0131`
  return [
    { id: 'c1', at: at(1), from: nora, to: me, subject: `Alone ${t.subject}`, text: `Only you: ${t.body}?\n\n${card}` },
    { id: 'c2', at: at(2), from: me, to: nora, replyTo: 'c1', subject: 'Re: Alone', text: `Of course: ${t.answer}.` },
    { id: 'c3', at: at(3), from: `Ben ${t.longName} Ox <ben@ox.example>`, to: me, cc: nora, subject: 'Oven' },
    {
      id: 'c4',
      at: at(4),
      from: 'Ada Archer <ada@archer.example>',
      to: me,
      subject: `Order ${t.reply}`,
      text: t.reply,
    },
    { id: 'c5', at: at(5), from: `${t.colleague} Vale <vale@reed.example>`, to: me, subject: 'Shift' },
    { id: 'c6', at: at(6), from: `${t.duty} Duty <info@night.example>`, to: me, subject: 'Hours' },
    { id: 'c7', at: at(7), from: `Paul ${t.partner} <weavers@loom.example>`, to: me, subject: 'Loom' },
    { ...oak, from: `Olga Open <olga-${t.namesake.toLowerCase()}@oak.example>` },
    { id: 'c9', at: at(9), from: me, to: tom, subject: 'Nora', text: `Nora and ada@archer.example: ${t.among}` },
    { id: 'c10', at: at(10), from: 'xq7@provider.example', to: me, subject: 'Nameless', text: `I am ${t.signedName}?` },
    {
      id: 'c11',
      at: at(60),
      from: nora,
      to: me,
      replyTo: 'o1',
      subject: 'Re: Bread',
      text: `And ${t.body}?\n\n${card}`,
    },
    { id: 'c12', at: at(90), from: nora, to: me, subject: 'Late', text: `Late: ${t.body}?` },
    { id: 'c13', at: at(30), from: me, to: 'ben@ox.example', replyTo: 'c3', subject: 'Re: Oven', text: t.answer },
  ]
}

/** By whom closed mail told more: a name, a title, a firm, a number, another person of the same address. */
export const openLetters: Letter[] = [
  { id: 'o1', at: at(50), from: 'nora@night.example', to: tom, subject: 'Bread', text: 'Do you bake?' },
  { id: 'o2', at: at(51), from: tom, to: 'ben@ox.example', subject: 'Ovens', text: 'We fit ovens.' },
  { id: 'o3', at: at(52), from: 'Ada Archer <ada@archer.example>', to: tom, replyTo: 'c4', subject: 'Re: Order', text: 'Did it come?' },
  { id: 'o4', at: at(53), from: 'Zed Vale <zed@vale.example>', to: tom, cc: 'vale@reed.example', subject: 'Vale', text: 'Who fits it?' },
  { id: 'o5', at: at(54), from: 'info@night.example', to: tom, subject: 'Opening', text: 'When do you open?' },
  { id: 'o6', at: at(55), from: 'Ann Weaver <weavers@loom.example>', to: tom, subject: 'Looms', text: 'Do you weave?' },
  { id: 'o7', at: at(56), from: 'Olga Open <olga@open.example>', to: tom, subject: 'Open', text: 'Are you open?' },
  { id: 'o8', at: at(57), from: tom, to: 'xq7@provider.example', subject: 'Hello', text: 'Who are you?' },
  { id: 'o9', at: at(58), from: 'Una Unger <una@unger.example>', to: tom, subject: 'Number', text: numbered('Una Unger') },
  { id: 'o10', at: at(70), from: tom, to: 'nora@night.example', replyTo: 'o1', subject: 'Re: Bread', text: 'We do.' },
  { id: 'o11', at: at(80), from: 'nora@night.example', to: tom, replyTo: 'o10', subject: 'Re: Bread', text: 'Rye, too?' },
  { id: 'o12', at: at(71), from: tom, to: 'ada@archer.example', replyTo: 'o3', subject: 'Re: Order', text: 'It did.' },
] // biome-ignore format: a letter a line
