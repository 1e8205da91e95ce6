// No function over 40 lines; lines of JSX and the bodies of tests do not count.
import ts from 'typescript'
import { type Breach, breachAt, lineOf, type Rule, type Source, visit } from './tree.ts'

const longest = 40

export const long: Rule = function* (tree) {
  for (const source of tree.sources) yield* longFunctions(source)
}

function longFunctions(source: Source): Breach[] {
  const found: Breach[] = []
  visit(source.ast, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || isTestBody(source, node)) return
    const lines = countLines(source, node)
    if (lines <= longest) return
    const instead = `${nameOf(node)} has ${lines} lines (at most ${longest}): give its steps names`
    found.push(breachAt(source, node, 'long-function', instead))
  })
  return found
}

function countLines(source: Source, node: ts.Node): number {
  const lines = new Set<number>()
  for (let line = lineOf(source, node.getStart(source.ast)); line <= lineOf(source, node.end); line++) lines.add(line)
  visit(node, (inner) => {
    if (!ts.isJsxElement(inner) && !ts.isJsxFragment(inner) && !ts.isJsxSelfClosingElement(inner)) return true
    for (let line = lineOf(source, inner.getStart(source.ast)); line <= lineOf(source, inner.end); line++)
      lines.delete(line)
    return false
  })
  return lines.size
}

/** The callback of describe, test, beforeAll and their like. */
function isTestBody(source: Source, node: ts.Node): boolean {
  if (!source.test || !ts.isCallExpression(node.parent)) return false
  return /^(describe|test|it|bench|beforeAll|beforeEach|afterAll|afterEach)\b/.test(node.parent.expression.getText())
}

function nameOf(node: ts.Node): string {
  if ('name' in node && node.name) return (node.name as ts.Node).getText()
  const parent = node.parent
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText()
  return 'this function'
}
