// The documents keep up: ARCHITECTURE.md names every folder, README.md's table of settings is the code's.
import ts from 'typescript'
import { type Breach, readBeside, type Rule, type Source, visit } from './tree.ts'

export const documents: Rule = function* (tree, note) {
  const architecture = readBeside(tree, 'ARCHITECTURE.md')
  if (architecture === null) note('ARCHITECTURE.md is not written yet: its folders are not checked')
  else yield* unnamed(architecture, new Set(tree.sources.filter((one) => one.side === 'server').map((one) => one.path)))
  const config = tree.sources.find((source) => source.path === 'server/base/config.ts')
  const readme = readBeside(tree, 'README.md')
  const missing = [!config && 'server/base/config.ts', readme === null && 'README.md'].filter(Boolean)
  if (!config || readme === null) note(`${missing.join(' and ')} not written yet: the settings are not checked`)
  else yield* settings(config, readme)
}

function* unnamed(architecture: string, paths: Set<string>): Generator<Breach> {
  const folders = new Set([...paths].flatMap((path) => (path.split('/').length > 2 ? [path.split('/')[1] ?? ''] : [])))
  for (const folder of folders) {
    if (new RegExp(`\\b${folder}/|\`${folder}\``).test(architecture)) continue
    const instead = `name server/${folder}/ and say what it is`
    yield { file: 'ARCHITECTURE.md', line: 1, rule: 'documents', instead }
  }
}

/** Compares the environment variables that config.ts declares with the first cells of README.md's tables. */
function* settings(config: Source, readme: string): Generator<Breach> {
  const declared = declaredSettings(config)
  const described = new Map<string, number>()
  for (const [index, line] of readme.split('\n').entries()) {
    const name = /^\|\s*`([A-Z][A-Z0-9_]+)`\s*\|/.exec(line)?.[1]
    if (name) described.set(name, index + 1)
  }
  if (declared.size === 0)
    yield { file: config.path, line: 1, rule: 'documents', instead: 'declare `settings` as one object of variables' }
  for (const name of declared)
    if (!described.has(name))
      yield { file: 'README.md', line: 1, rule: 'documents', instead: `the table of settings lacks \`${name}\`` }
  for (const [name, line] of described)
    if (!declared.has(name))
      yield {
        file: 'README.md',
        line,
        rule: 'documents',
        instead: `\`${name}\` is no setting in server/base/config.ts`,
      }
}

/** Every name in capitals inside the declaration of `settings`: as a key, or as the text of one. */
function declaredSettings(config: Source): Set<string> {
  const names = new Set<string>()
  visit(config.ast, (node) => {
    if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'settings') return
    visit(node, (inner) => {
      const name = ts.isStringLiteral(inner) || ts.isIdentifier(inner) ? inner.text : ''
      if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]+$|^PORT$|^HOST$/.test(name)) names.add(name)
    })
  })
  return names
}
