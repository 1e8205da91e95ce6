// Holds two names against each other word by word.
import { fold } from './fold.ts'
import { isGivenName, mayBeOneName } from './given-name.ts'
import { isGeneration, isTitle } from './title.ts'
import { isParticle } from './letter-case.ts'

/** How two words relate: one word, one may stand for the other (initial, short form, one letter wrong), or neither. */
type Fit = 'equal' | 'near' | 'none'

/** The words of a name that count, each in all its plain spellings: Müller is muller and mueller. */
export function comparable(name: string): string[][] {
  const ordered = /^([^,]+),\s*([^,]+)$/.exec(name)
  const text = ordered ? `${ordered[2]} ${ordered[1]}` : name
  const words = text.split(/[\s-]+/).filter((word) => word !== '' && !isTitle(word) && !isGeneration(word))
  return words.flatMap((word) => {
    const umlauts = fold(
      word
        .normalize('NFC')
        .toLowerCase()
        .replace(/[äöüåø]/g, (letter) => SPELLED[letter] ?? letter),
    )
    return fold(word)
      .split(' ')
      .filter((part) => part !== '' && !isParticle(part))
      .map((part) => (umlauts.includes(' ') ? [part] : [...new Set([part, umlauts])]))
  })
}

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

export function fit(a: readonly string[], b: readonly string[]): Fit {
  if (a.some((word) => b.includes(word))) return 'equal'
  const [first = '', second = ''] = [a[0], b[0]]
  const [short, long] = first.length <= second.length ? [first, second] : [second, first]
  if ([...short].length === 1) return long.startsWith(short) ? 'near' : 'none'
  if (mayBeOneName(first, second)) return 'near'
  // Martin and Martina, Maria and Marina are two names, not one mistyped.
  if (isGivenName(first) && isGivenName(second)) return 'none'
  return oneLetterApart(short, long) ? 'near' : 'none'
}

/** One letter changed, added, left out, or two swapped, in words of five letters and more. */
function oneLetterApart(short: string, long: string): boolean {
  if (short.length < 5 || long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  let end = 0
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++
  const [left, right] = [short.slice(start, short.length - end), long.slice(start, long.length - end)]
  return (
    left.length + right.length <= (short.length === long.length ? 2 : 1) ||
    (left.length === 2 && left === [...right].reverse().join(''))
  )
}
