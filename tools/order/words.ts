// The web app's words stand in web/words, so that a second language is a catalogue.
import ts from 'typescript'
import { type Breach, breachAt, type Rule, type Source, visit } from './tree.ts'

const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'label',
  'placeholder',
  'title',
])
const letters = /\p{L}{2,}/u
const same = /\bKith\b/g // the same in every language
const verbatim = new Set(['kbd', 'code', 'style', 'script'])

export const words: Rule = function* (tree) {
  for (const source of tree.sources) {
    const exempt = source.test || source.word === 'words' || source.path.startsWith('web/shell/gallery/')
    if (source.side === 'web' && !exempt && source.path.endsWith('.tsx')) yield* untranslated(source)
  }
}

function untranslated(source: Source): Breach[] {
  const found: Breach[] = []
  const say = (node: ts.Node, text: string) => {
    if (!letters.test(text.replace(same, ''))) return
    const quote = text.trim().replace(/\s+/g, ' ').slice(0, 40)
    found.push(breachAt(source, node, 'words', `“${quote}”: put it into web/words and say('key')`))
  }
  visit(source.ast, (node) => {
    if (ts.isJsxElement(node) && verbatim.has(node.openingElement.tagName.getText())) return false
    if (ts.isJsxText(node)) say(node, node.text)
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) shown(node.expression, say)
    if (!ts.isJsxAttribute(node) || !spoken.has(node.name.getText()) || !node.initializer) return true
    if (ts.isStringLiteral(node.initializer)) say(node, node.initializer.text)
    else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
      shown(node.initializer.expression, say)
    return true
  })
  return found
}

/** A literal that is shown as it stands: alone, in a template, or as an arm of a condition. */
function shown(node: ts.Expression, say: (node: ts.Node, text: string) => void): void {
  if (ts.isStringLiteralLike(node)) say(node, node.text)
  else if (ts.isTemplateExpression(node))
    say(node, node.head.text + node.templateSpans.map((span) => span.literal.text).join(' '))
  else if (ts.isConditionalExpression(node)) {
    shown(node.whenTrue, say)
    shown(node.whenFalse, say)
  } else if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) shown(node.left, say)
    shown(node.right, say)
  }
}
