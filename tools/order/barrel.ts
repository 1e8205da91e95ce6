// No barrels and no path aliases: import the file that holds the thing, by its path and with its extension.
import ts from 'typescript'
import { type Breach, breachAt, readBeside, type Rule, type Source } from './tree.ts'

export const barrel: Rule = function* (tree) {
  for (const source of tree.sources) {
    yield* reExports(source)
    yield* specifiers(source)
  }
  yield* aliases('tsconfig.json', readBeside(tree, 'tsconfig.json'), /^\s*"(paths|baseUrl|rootDirs)"\s*:/)
  yield* aliases('package.json', readBeside(tree, 'package.json'), /^ {2}"(imports)"\s*:/)
  for (const config of ['vite.config.ts', 'vitest.config.ts'])
    yield* aliases(config, readBeside(tree, config), /\b(alias|tsconfigPaths)\b/)
}

function* reExports(source: Source): Generator<Breach> {
  for (const statement of source.ast.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue
    const star = !statement.exportClause || ts.isNamespaceExport(statement.exportClause)
    const what = star ? 'export *' : 'a re-export'
    yield breachAt(source, statement, 'barrel', `${what} hides where a thing lives: import the file that holds it`)
  }
}

function* specifiers(source: Source): Generator<Breach> {
  for (const one of source.imports) {
    const instead = /^[#~]|^@\//.test(one.specifier)
      ? `${one.specifier} is a path alias: write the relative path`
      : one.target !== null && !/\.[a-z0-9]+$/.test(one.target)
        ? `${one.specifier} carries no extension: write .ts or .tsx`
        : null
    if (instead) yield { file: source.path, line: one.line, rule: 'barrel', instead }
  }
}

function* aliases(file: string, text: string | null, forbidden: RegExp): Generator<Breach> {
  for (const [index, line] of (text ?? '').split('\n').entries()) {
    const found = forbidden.exec(line)
    if (found) yield { file, line: index + 1, rule: 'barrel', instead: `no path aliases: take out ${found[1]}` }
  }
}
