// Given names and their short forms, as far as a table knows them: to guess which word is the given name, and that Bob may be Robert.
import { allWords, readWordList } from '../word-list.ts'
import { readFileSync } from 'node:fs'

const nicknameFile = new URL('./nicknames.txt', import.meta.url)

/** For each form the names it may stand for, itself included: bob → {bob, robert}. */
const standsFor = new Map<string, Set<string>>()
for (const line of readFileSync(nicknameFile, 'utf8').split('\n')) {
  if (line.startsWith('#') || line.startsWith('[')) continue
  const [name, ...forms] = line.split(' ')
  for (const form of [name ?? '', ...forms])
    standsFor.set(form, (standsFor.get(form) ?? new Set([form])).add(name ?? ''))
}

const givenNames = allWords(readWordList(new URL('./given-names.txt', import.meta.url)))

/** Whether the word (lower case, without accents) is known as somebody's given name; many are family names too. */
export function isGivenName(word: string): boolean {
  return givenNames.has(word) || (standsFor.has(word) && word.length > 2)
}

/** Whether two given names may be one person's: a name and its short form, or two short forms of one name. */
export function mayBeOneName(a: string, b: string): boolean {
  if (a === b) return true
  const other = standsFor.get(b)
  return [...(standsFor.get(a) ?? [])].some((name) => other?.has(name))
}
