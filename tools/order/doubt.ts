// What hides a fault: an empty catch, `any`, a silenced compiler, a decision taken on the words of an error.
import ts from 'typescript'
import { type Breach, breachAt, type Rule, type Source, visit } from './tree.ts'

const texts = new Set(['includes', 'startsWith', 'endsWith', 'match', 'matchAll', 'search', 'indexOf'])
const errors = /^(e|err|error|cause|problem|failure|failed|fault|exception|reason|thrown)$/i
const equal = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
])

export const doubt: Rule = function* (tree) {
  for (const source of tree.sources) yield* doubts(source)
}

function doubts(source: Source): Breach[] {
  const found: Breach[] = []
  const say = (node: ts.Node | number, rule: string, instead: string) =>
    found.push(breachAt(source, node, rule, instead))
  visit(source.ast, (node) => {
    if (swallows(node)) say(node, 'empty-catch', 'handle what is expected by its code, and let the rest be thrown')
    if (node.kind === ts.SyntaxKind.AnyKeyword) say(node, 'any', 'name the type, or `unknown` and look before use')
    if (!source.test && matchesMessage(node))
      say(node, 'error-message', 'decide on a class, a code or a status, not on words')
  })
  for (const match of source.text.matchAll(/^.*(?:\/\/|\/\*).*@ts-(ignore|nocheck)\b/gm))
    say(match.index, 'any', `@ts-${match[1]} hides what is wrong: repair the type`)
  return found
}

/** `catch {}`, or `.catch(() => {})`. */
function swallows(node: ts.Node): boolean {
  if (ts.isCatchClause(node)) return node.block.statements.length === 0
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const [first] = node.arguments
  if (node.expression.name.text !== 'catch' || !first || !ts.isArrowFunction(first)) return false
  if (ts.isBlock(first.body)) return first.body.statements.length === 0
  return ts.isIdentifier(first.body) && first.body.text === 'undefined'
}

function matchesMessage(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node) && equal.has(node.operatorToken.kind))
    return isErrorMessage(node.left) || isErrorMessage(node.right)
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const method = node.expression.name.text
  if (texts.has(method)) return isErrorMessage(node.expression.expression)
  return method === 'test' && node.arguments.some(isErrorMessage)
}

function isErrorMessage(node: ts.Node): boolean {
  if (ts.isCallExpression(node) && node.expression.getText() === 'String')
    return node.arguments.some((argument) => ts.isIdentifier(argument) && errors.test(argument.text))
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'message') return false
  let owner: ts.Node = node.expression
  while (ts.isParenthesizedExpression(owner) || ts.isAsExpression(owner) || ts.isNonNullExpression(owner))
    owner = owner.expression
  if (ts.isPropertyAccessExpression(owner)) owner = owner.name
  return ts.isIdentifier(owner) && errors.test(owner.text)
}
