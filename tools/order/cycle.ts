// No file imports itself through others; a type counts like a value.
import type { Breach, Rule, Source } from './tree.ts'

export const cycle: Rule = function* (tree) {
  const bySource = new Map(tree.sources.filter((source) => !source.test).map((source) => [source.path, source]))
  const done = new Set<string>()
  for (const source of bySource.values()) yield* search(bySource, source, done)
}

/** Depth first with a stack of its own trail; each circle is reported once, at the import that closes it. */
function* search(bySource: Map<string, Source>, start: Source, done: Set<string>): Generator<Breach> {
  const trail: { source: Source; next: number }[] = []
  const on = new Set<string>()
  const enter = (source: Source) => {
    trail.push({ source, next: 0 })
    on.add(source.path)
  }
  if (!done.has(start.path)) enter(start)
  for (let top = trail.at(-1); top; top = trail.at(-1)) {
    const one = top.source.imports[top.next++]
    if (!one) {
      on.delete(top.source.path)
      done.add(top.source.path)
      trail.pop()
      continue
    }
    const target = one.target ? bySource.get(one.target) : undefined
    if (!target || done.has(target.path)) continue
    if (!on.has(target.path)) enter(target)
    else
      yield closes(
        trail.map((step) => step.source.path),
        target.path,
        one.line,
      )
  }
}

function closes(trail: string[], target: string, line: number): Breach {
  const circle = [...trail.slice(trail.indexOf(target)), target]
  const instead = `break the circle ${circle.join(' → ')}: move what both need into a file of its own`
  return { file: trail.at(-1) ?? target, line, rule: 'cycle', instead }
}
