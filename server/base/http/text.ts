// Refuses text that is none before anything is done with it: half a character, or the character that no database keeps.
import { type InputFault, invalid } from '../problem.ts'

const deepest = 50

/** Throws invalid when a text in it, a name of a field included, holds U+0000 or half of a surrogate pair. */
export function refuseUnfitText(input: unknown): void {
  const errors: InputFault[] = []
  collect(input, [], errors)
  if (errors.length > 0)
    throw invalid('input', errors.map(({ path, detail }) => `${path}: ${detail}`).join('; '), errors)
}

function collect(value: unknown, path: readonly string[], errors: InputFault[]): void {
  if (typeof value === 'string') {
    const detail = unfit(value)
    if (detail) errors.push({ path: path.join('.').toWellFormed().replaceAll('\0', ''), code: 'unfit_text', detail })
  } else if (typeof value === 'object' && value !== null && path.length < deepest)
    for (const [name, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) collect(name, path, errors)
      collect(inner, [...path, name], errors)
    }
}

function unfit(text: string): string | null {
  if (text.includes('\0')) return 'holds the character U+0000, which cannot be kept'
  return text.isWellFormed() ? null : 'holds half a character (a surrogate without its other half)'
}
