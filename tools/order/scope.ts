// No query without a scope: every function that touches data takes `scope` first, or, before one is known, `ground` or `door`.
import ts from 'typescript'
import { placeOf } from './left.ts'
import { type Breach, breachAt, type Rule, type Source, visit } from './tree.ts'

const senders = new Set(['run', 'runOne', 'runGlobal', 'atomically'])
const first = /^_?(scope|ground|door)$/
const firstType = /^(Scope|Ground|Door)$/

export const scope: Rule = function* (tree) {
  for (const source of tree.sources) {
    if (source.side !== 'server' || source.word === 'base' || source.test) continue
    yield* unscoped(source)
  }
}

function* unscoped(source: Source): Generator<Breach> {
  const opensConnections = placeOf('server', source.word) === Number.POSITIVE_INFINITY
  for (const { name, made } of topFunctions(source.ast)) {
    if (!made.body || takesScope(made) || !touchesData(made.body, opensConnections)) continue
    const instead = `${name} touches data: let it take \`scope\` first (or \`ground\`, before a workspace is known)`
    yield breachAt(source, made, 'scope-first', instead)
  }
}

type Made = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction

function* topFunctions(ast: ts.SourceFile): Generator<{ name: string; made: Made }> {
  for (const statement of ast.statements) {
    if (ts.isFunctionDeclaration(statement)) yield { name: statement.name?.text ?? 'default', made: statement }
    if (!ts.isVariableStatement(statement)) continue
    for (const one of statement.declarationList.declarations) {
      const value = one.initializer
      if (value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)))
        yield { name: one.name.getText(), made: value }
    }
  }
}

function takesScope(made: Made): boolean {
  const parameter = made.parameters[0]
  if (!parameter) return false
  return first.test(parameter.name.getText()) || firstType.test(parameter.type?.getText() ?? '')
}

/**
 * Sends statements, or holds a pool; a function inside that takes its own scope answers for itself.
 * What stands above all (main, the commands) opens the connections, so it may ask them how they are.
 */
function touchesData(body: ts.Node, opensConnections: boolean): boolean {
  let touches = false
  visit(body, (node) => {
    if ((ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && takesScope(node)) return false
    if (ts.isCallExpression(node) && isSender(node.expression, opensConnections)) touches = true
    return !touches
  })
  return touches
}

function isSender(callee: ts.Expression, opensConnections: boolean): boolean {
  if (ts.isIdentifier(callee)) return senders.has(callee.text)
  if (opensConnections || !ts.isPropertyAccessExpression(callee)) return false
  if (!['query', 'connect'].includes(callee.name.text)) return false
  return /(^|\.)_?(pool|client)$/i.test(callee.expression.getText())
}
