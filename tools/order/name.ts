// Names: a file is a singular noun or a bare verb; words that say nothing are not used.
import { posix } from 'node:path'
import type { Breach, Rule } from './tree.ts'

const empty = /^(helpers?|utils?|utilities|managers?|services?|dtos?|mappers?|repository|repositories|common|misc)$/i
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
const pascal = /^[A-Z][A-Za-z0-9]*$/
const lowerReact = new Set(['web/main.tsx', 'web/app.tsx'])
const theFolder = /^(server|web)\/service$/

export const name: Rule = function* (tree) {
  const folders = new Set<string>()
  for (const { path } of tree.sources) {
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) folders.add(folder)
    yield* fileName(path)
  }
  for (const folder of folders) {
    const word = posix.basename(folder)
    if (!theFolder.test(folder) && words(word).some((one) => empty.test(one))) yield saysNothing(folder, word)
    else if (!kebab.test(word)) yield breach(folder, `${word}: folders are lower case`)
  }
}

function* fileName(path: string): Generator<Breach> {
  const base = posix.basename(path)
  const stem = base.replace(/\.(tsx?|js)$/, '').replace(/\.(test|worker|config|d)$/, '')
  if (words(stem).some((one) => empty.test(one))) yield saysNothing(path, stem)
  const react = base.endsWith('.tsx') && !lowerReact.has(path)
  if (react && !pascal.test(stem)) yield breach(path, `${base}: React files are PascalCase (noun + role)`)
  if (!react && !kebab.test(stem)) yield breach(path, `${base}: files are lower case, words joined by hyphens`)
}

function words(stem: string): string[] {
  return stem.replace(/([a-z0-9])([A-Z])/g, '$1-$2').split(/[-._]/)
}

function saysNothing(file: string, word: string): Breach {
  return breach(file, `${word} does not say what it holds: name it after the noun or the verb inside`)
}

function breach(file: string, instead: string): Breach {
  return { file, line: 1, rule: 'name', instead }
}
