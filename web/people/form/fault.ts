// What the server found wrong with what was typed, told at its field.
import { ProblemError } from '../../kit/net/problem.ts'
import { sayCode } from '../../words/say.ts'

export type Taken = { code: string; id: string }

/** The faults by field in words; `emails.0` is told at `emails`. Those that name somebody else are in `taken`. */
export function readFaults(error: unknown): { fields: Record<string, string>; taken: Taken | null; rest: unknown } {
  if (!(error instanceof ProblemError)) return { fields: {}, taken: null, rest: error }
  const other = error.errors.find(({ code, detail }) => detail && /_(taken|of_removed)$/.test(code))
  const own = error.errors.filter((fault) => fault !== other)
  const fields = Object.fromEntries(own.map(({ path, code }) => [path.split('.')[0] ?? '', wordsOf(code)]))
  const isTold = other !== undefined || own.length > 0
  return { fields, taken: other ? { code: other.code, id: other.detail ?? '' } : null, rest: isTold ? null : error }
}

const wordsOf = (code: string): string =>
  sayCode('people', code, {}, sayCode('problem', code, {}, sayCode('problem', 'custom')))
