// Turns the phrases of a language into the expressions that messages are held against.
import type { ClosingPhrases, Telling as Phrases } from './language.ts'

type Telling = Record<keyof Phrases, RegExp>

export type Language = {
  closing: RegExp
  beside: RegExp
  wanting: RegExp
  trouble: RegExp
  solved: RegExp
  signOff: RegExp
  and: string
  telling: Telling | null
}

/** A word's edge that knows ä and é, which \b does not. */
const EDGE = '(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))'

export function compilePhrases(phrases: ClosingPhrases): Language {
  return {
    closing: whole(phrases.closing),
    beside: whole(phrases.beside),
    wanting: within(phrases.wanting),
    trouble: within(phrases.trouble),
    solved: within(phrases.solved),
    signOff: whole(phrases.signOff),
    and: phrases.and.join('|'),
    telling: phrases.telling ? compileTelling(phrases.telling) : null,
  }
}

function compileTelling(telling: Phrases): Telling {
  return {
    thanks: whole(telling.thanks),
    commands: within(telling.commands, '^'),
    matters: within(telling.matters),
    things: within(telling.things, '^'),
    past: within(telling.past),
    glad: within(telling.glad),
    reports: within(telling.reports, '^'),
    praise: within(telling.praise, '^'),
    doubts: within(telling.doubts),
    clock: new RegExp(within(telling.clock).source, 'giu'),
  }
}

const whole = (list: readonly string[]): RegExp => new RegExp(`^(?:${list.map(openGaps).join('|')})$`, 'iu')

const within = (list: readonly string[], from = ''): RegExp =>
  new RegExp(`${from}(?:${list.join('|').replaceAll('\\b', EDGE)})`, 'iu')

/** Turns `{n}` into up to n further words: with the space after them where a phrase begins with them, else with the space before. */
function openGaps(phrase: string): string {
  const word = '[^ ,;]+'
  return phrase
    .replace(/(^|[(|:])\{(\d+)\} /g, (_, before: string, most: string) => `${before}(?:${word} ){0,${most}}`)
    .replace(
      /(^|[(|:])\{(\d+)\}/g,
      (_, before: string, most: string) => `${before}(?:${word}(?: ${word}){0,${Number(most) - 1}})?`,
    )
    .replace(/ ?\{(\d+)\}/g, (_, most: string) => `(?: ${word}){0,${most}}`)
}
