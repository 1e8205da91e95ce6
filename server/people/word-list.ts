// Reads the plain text lists that stand beside the code: words parted by spaces, `[section]` headings, `#` comments.
import { readFileSync } from 'node:fs'

/** The words of each section, in the order of the file. */
export type WordList = ReadonlyMap<string, readonly string[]>

export function readWordList(file: URL): WordList {
  const sections = new Map<string, string[]>()
  let words: string[] = []
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1]
    if (heading) {
      words = []
      sections.set(heading, words)
    } else if (!line.startsWith('#')) {
      words.push(...line.split(/\s+/).filter(Boolean))
    }
  }
  return sections
}

/** All words of all sections as one set. */
export function allWords(list: WordList): ReadonlySet<string> {
  return new Set([...list.values()].flat())
}

/** The words of one section; a section that the file lacks is a mistake of ours. */
export function wordsOf(list: WordList, section: string): ReadonlySet<string> {
  const words = list.get(section)
  if (!words) throw new Error(`no section "${section}" in the word list`)
  return new Set(words)
}
