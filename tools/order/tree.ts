// The source tree as the rules see it: every file read and parsed once, with what it imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

export type Breach = { file: string; line: number; rule: string; instead: string }

/** A rule finds its breaches; what it only measures or has to skip it says through `note`. */
export type Rule = (tree: Tree, note: (text: string) => void) => Iterable<Breach>

export type Tree = {
  root: string
  /** Every file under the roots, sources or not, as paths with forward slashes. */
  files: Set<string>
  sources: Source[]
}

export type Source = {
  path: string
  side: Side
  /** The folder directly under the side, or the file's own name where it stands loose. */
  word: string
  test: boolean
  text: string
  lines: number
  ast: ts.SourceFile
  imports: Import[]
}

export type Import = {
  specifier: string
  /** The file it names, or null for a package. */
  target: string | null
  line: number
  typeOnly: boolean
  /** The names as the file exports them; `*` for all of it, `URL` where a worker is started from it. */
  names: string[]
}

const sides = ['server', 'web', 'test', 'bench', 'tools'] as const
export type Side = (typeof sides)[number]

const skipped = new Set(['node_modules', 'dist', '.cache', 'data'])
const kinds: Record<string, ts.ScriptKind> = { ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX, js: ts.ScriptKind.JS }

export function readTree(root: string): Tree {
  const files = new Set(sides.filter((side) => existsSync(join(root, side))).flatMap((side) => [...walk(root, side)]))
  const sources = [...files].filter((path) => extension(path) in kinds).map((path) => readSource(root, path))
  return { root, files, sources: sources.toSorted((a, b) => (a.path < b.path ? -1 : 1)) }
}

/** Calls back for a node and everything in it, outermost first; `false` leaves out what is inside. */
export function visit(node: ts.Node, see: (node: ts.Node) => unknown): void {
  if (see(node) === false) return
  ts.forEachChild(node, (child) => visit(child, see))
}

export function lineOf(source: Source, position: number): number {
  return source.ast.getLineAndCharacterOfPosition(position).line + 1
}

export function breachAt(source: Source, node: ts.Node | number, rule: string, instead: string): Breach {
  const position = typeof node === 'number' ? node : node.getStart(source.ast)
  return { file: source.path, line: lineOf(source, position), rule, instead }
}

/** The text of a file beside the tree (README.md, tsconfig.json), or null where there is none. */
export function readBeside(tree: Tree, path: string): string | null {
  const full = join(tree.root, path)
  return existsSync(full) ? readFileSync(full, 'utf8') : null
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory() && !skipped.has(entry.name)) yield* walk(root, path)
    else if (entry.isFile()) yield path
  }
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kinds[extension(path)])
  const [side = '', word = ''] = path.split('/')
  return {
    path,
    side: side as Side,
    word: word.replace('.test.', '.'),
    test: side === 'test' || /\.test\.(ts|tsx|js)$/.test(path),
    text,
    lines: text.trimEnd().split('\n').length,
    ast,
    imports: importsOf(path, ast),
  }
}

function importsOf(path: string, ast: ts.SourceFile): Import[] {
  const found: Import[] = []
  visit(ast, (node) => {
    const named = importNamed(node)
    if (!named) return
    const specifier = named.specifier.replace(/\?.*$/, '')
    const target = /^\.\.?(\/|$)/.test(specifier) ? posix.join(posix.dirname(path), specifier) : null
    const line = ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1
    found.push({ ...named, specifier, target, line })
  })
  return found
}

/** What a node imports: a declaration, a re-export, import(), import('…').Type, or new URL('./worker.ts', import.meta.url). */
function importNamed(node: ts.Node): Pick<Import, 'specifier' | 'typeOnly' | 'names'> | null {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause
    const names = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : []
    const all = [...(clause?.name ? ['default'] : []), ...names.map((one) => (one.propertyName ?? one.name).text)]
    const namespace = clause?.namedBindings && ts.isNamespaceImport(clause.namedBindings) ? ['*'] : []
    return named(node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword, [...all, ...namespace])
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return named(node.moduleSpecifier, node.isTypeOnly, ['*'])
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, true, ['*'])
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0])
    return named(node.arguments[0], false, ['*'])
  const url = ts.isNewExpression(node) && node.expression.getText() === 'URL' ? node.arguments : undefined
  if (url?.[0] && url[1]?.getText() === 'import.meta.url' && /\.(ts|tsx|js)['"]$/.test(url[0].getText()))
    return named(url[0], false, ['URL'])
  return null
}

function named(specifier: ts.Node, typeOnly: boolean, names: string[]) {
  return ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, typeOnly, names } : null
}

function extension(path: string): string {
  return path.endsWith('.d.ts') ? 'd.ts' : (path.split('.').at(-1) ?? '')
}
