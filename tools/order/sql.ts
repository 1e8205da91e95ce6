// Which tables a file touches, read from its kysely calls and its SQL text.
import ts from 'typescript'
import { lineOf, type Source, visit } from './tree.ts'

export type Touch = { table: string; writes: boolean; line: number }

/** Stands for a `${…}` whose value cannot be known here. */
export const unknownTable = '¿'

const writers = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const readers = new Set([
  'selectFrom',
  'from',
  'using',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'leftJoinLateral',
])

export function touchesOf(source: Source): Touch[] {
  const touches: Touch[] = []
  visit(source.ast, (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      touches.push(...callTouches(source, node, node.expression.name.text))
    const text = sqlText(node)
    if (text !== null) touches.push(...textTouches(text, lineOf(source, node.getStart(source.ast))))
  })
  return touches
}

function callTouches(source: Source, call: ts.CallExpression, method: string): Touch[] {
  const writes = writers.has(method)
  const first = call.arguments[0]
  if (!first || (!writes && !readers.has(method))) return []
  const names = ts.isArrayLiteralExpression(first) ? [...first.elements] : [first]
  const line = lineOf(source, first.getStart(source.ast))
  return names.flatMap((name) => {
    if (ts.isStringLiteralLike(name)) return { table: bare(name.text), writes, line }
    return writes ? { table: unknownTable, writes, line } : []
  })
}

/** The text of a node that is SQL: whatever is tagged `sql`, and any other string that begins like a statement. */
function sqlText(node: ts.Node): string | null {
  if (ts.isTaggedTemplateExpression(node)) return /^sql\b/.test(node.tag.getText()) ? templateText(node.template) : null
  const isText = ts.isStringLiteral(node) || ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)
  if (!isText || (node.parent && ts.isTaggedTemplateExpression(node.parent))) return null
  const text = ts.isStringLiteral(node) ? node.text : templateText(node)
  const statement = /^\s*(with|select|insert\s+into|update|delete\s+from|merge\s+into|copy|truncate|lock\s+table)\s/i
  return statement.test(text) ? text : null
}

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return (
    template.head.text + template.templateSpans.map((span) => inlined(span.expression) + span.literal.text).join('')
  )
}

/** `sql.table('person')` and `sql.id('person')` name their table; other values stay unknown. */
function inlined(expression: ts.Expression): string {
  const named = ts.isCallExpression(expression) && /^sql\.(table|id|ref|raw)$/.test(expression.expression.getText())
  const first = named ? expression.arguments[0] : undefined
  return first && ts.isStringLiteralLike(first) ? first.text : unknownTable
}

const name = String.raw`(?:"?public"?\.)?("?[a-z_][a-z0-9_]*"?|¿)`
const write = new RegExp(
  String.raw`\b(insert\s+into|(?<!\b(?:for|key|do)\s+)update|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy)\s+(?:only\s+)?${name}`,
  'gi',
)
const read = /\b(?<!distinct\s+|delete\s+)(?:from|join|using)\s+(?=([^();]*))/gi
const readEnd =
  /\b(where|join|left|right|inner|full|cross|group|order|having|window|limit|offset|on|set|returning|union|except|intersect|for|when)\b/i

function textTouches(text: string, firstLine: number): Touch[] {
  const clean = text.replace(/--[^\n]*/g, '')
  const lineAt = (index: number) => firstLine + clean.slice(0, index).split('\n').length - 1
  const writes = [...clean.matchAll(write)].map((match) => ({
    table: bare(match[2] ?? ''),
    writes:
      !/^copy$/i.test(match[1] ?? '') || !/^\s*(\([^)]*\)\s*)?to\b/i.test(clean.slice(match.index + match[0].length)),
    line: lineAt(match.index),
  }))
  const reads = [...clean.matchAll(read)].flatMap((match) => {
    const list = (match[1] ?? '').split(readEnd)[0] ?? ''
    return list.split(',').map((item) => ({ table: bare(item), writes: false, line: lineAt(match.index) }))
  })
  return [...writes, ...reads.filter((one) => one.table !== unknownTable)]
}

function bare(text: string): string {
  const first =
    text
      .trim()
      .replace(/^(only|lateral)\s+/i, '')
      .split(/\s/)[0] ?? ''
  return first
    .replace(/^"?public"?\./, '')
    .replaceAll('"', '')
    .toLowerCase()
}
