// How many e-mail addresses, web addresses and phone numbers are found in text exactly where they stand.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type FoundHandle, findEmails, findPhones, findUrls } from '../../server/people/find-handles.ts'
import { printFigures } from '../figures.ts'

/** A case as Recognizers-Text writes it: `Text` in lower case, `Start` and `End` (inclusive) not always given. */
type Case = { Input: string; Results: { Text: string; TypeName: string; Start?: number; End?: number }[] }

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    country: { type: 'string', default: 'US' },
    verbose: { type: 'boolean', default: false },
  },
})

const finders: Record<string, (text: string) => FoundHandle[]> = {
  email: findEmails,
  url: findUrls,
  phonenumber: (text) => findPhones(text, values.country),
}

const path = values.data ?? (process.env.KITH_DATA && join(process.env.KITH_DATA, 'sequence-recognizers'))
if (!path) {
  console.error('Where is the data? Name a folder in KITH_DATA, or a file or folder with --data PATH.')
  process.exit(1)
}

const figures: Record<string, number> = { cases: 0, correct: 0 }
for (const file of filesIn(path)) {
  const cases = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Case[]
  const kind = kindOf(cases, file)
  const find = kind && finders[kind]
  if (!find) {
    console.log(`${basename(file)}: of a kind that is no handle, passed over`)
    continue
  }
  for (const one of cases) count(kind, one, find(one.Input))
}
printFigures('evaluate handles', figures, {})

function filesIn(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(place, name))
}

/** What most of the results are; a file in which nothing is to be found tells by its name. */
function kindOf(cases: readonly Case[], file: string): string | undefined {
  const named = cases.flatMap(({ Results }) => Results.map(({ TypeName }) => TypeName.toLowerCase()))
  const [most] = [...Map.groupBy(named, (name) => name)].toSorted(([, a], [, b]) => b.length - a.length)
  return most?.[0] ?? Object.keys(finders).find((kind) => basename(file).toLowerCase().includes(kind))
}

function count(kind: string, { Input, Results }: Case, found: readonly FoundHandle[]) {
  const correct =
    found.length === Results.length &&
    Results.every(({ Text, Start, End }, at) => {
      const handle = found[at]
      if (handle?.text.toLowerCase() !== Text.toLowerCase()) return false
      return (Start === undefined || handle.start === Start) && (End === undefined || handle.end === End + 1)
    })
  for (const name of ['cases', `${kind}.cases`]) figures[name] = (figures[name] ?? 0) + 1
  for (const name of ['correct', `${kind}.correct`]) figures[name] = (figures[name] ?? 0) + Number(correct)
  if (!correct && values.verbose)
    console.log(
      `${JSON.stringify(Input)}\n  wanted ${Results.map(({ Text }) => Text).join(' | ') || 'nothing'}, found ${found.map(({ text }) => text).join(' | ') || 'nothing'}`,
    )
}
