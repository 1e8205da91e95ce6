// The tools of `npm run check`, and how each says what it has found.

const bin = (path) => `node_modules/${path}`

/** TypeScript 7; the package `typescript` beside it is 6, for its API. */
export const types = {
  name: 'types',
  words: [bin('ts7/bin/tsc'), '-p', '.', '--pretty', 'false', '--listFiles'],
  read: (output) => ({
    breaches: matches(output, /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/gm, ([, file, line, rule, instead]) => ({
      file,
      line: Number(line),
      rule,
      instead,
    })).concat(matches(output, /^error (TS\d+): (.*)$/gm, ([, rule, instead]) => at('tsconfig.json', rule, instead))),
    saw: matches(output, /^\/.*\.(tsx?|js)$/gm, ([path]) => path).filter((path) => !path.includes('/node_modules/'))
      .length,
  }),
}

export const lint = {
  name: 'lint',
  words: [bin('oxlint/bin/oxlint'), '--type-aware', '-f', 'json'],
  read: (output) => {
    const { diagnostics, number_of_files: saw } = JSON.parse(output)
    const breaches = diagnostics.map(({ filename, labels, code, message, help }) => ({
      file: filename,
      line: labels[0]?.span.line ?? 1,
      rule: /\((.*)\)/.exec(code ?? '')?.[1] ?? code ?? 'lint',
      instead: [message, help].filter(Boolean).join(' ').replace(/\s+/g, ' '),
    }))
    return { breaches, saw }
  },
}

export const format = {
  name: 'format',
  words: [bin('@biomejs/biome/bin/biome'), 'format', '--reporter=json', '--max-diagnostics=none'],
  read: (output) => {
    const { summary, diagnostics } = JSON.parse(output)
    const breaches = diagnostics.map(({ location, category, message }) => {
      const instead = category === 'format' ? 'npm run check -- --fix' : message
      return { file: location.path, line: (location.start?.line ?? 0) || 1, rule: 'format', instead }
    })
    return { breaches, saw: summary.unchanged + summary.changed }
  },
}

const kinds = {
  files: 'is used by nothing',
  dependencies: 'is a dependency that nothing imports',
  devDependencies: 'is a dependency that nothing imports',
  unlisted: 'is imported and not in package.json',
  binaries: 'is a program that no dependency brings',
  exports: 'is exported and used nowhere else',
  types: 'is exported and used nowhere else',
  duplicates: 'is exported twice',
}

export const unused = {
  name: 'unused',
  words: [bin('knip/bin/knip.js'), '--reporter', 'json', '--no-progress', '--no-config-hints'],
  read: (output) => ({
    breaches: JSON.parse(output).issues.flatMap((issue) =>
      Object.entries(kinds).flatMap(([kind, instead]) =>
        (issue[kind] ?? []).flat().map((one) => ({
          file: issue.file,
          line: one.line ?? 1,
          rule: 'unused',
          instead: `${one.name} ${instead}`,
        })),
      ),
    ),
    saw: null,
  }),
}

const listed = (output) =>
  matches(output, /^([^\s:]+):(\d+) (\S+) (.*)$/gm, ([, file, line, rule, instead]) => ({
    file,
    line: Number(line),
    rule,
    instead,
  }))

export const order = {
  name: 'order',
  words: ['tools/order.ts'],
  read: (output) => ({
    breaches: listed(output),
    notes: matches(output, /^ {2}(.*)$/gm, ([, note]) => note),
    saw: matches(output, /^ {2}saw (\d+) modules/gm, ([, count]) => Number(count)).reduce((a, b) => a + b, 0),
  }),
}

export const schema = {
  name: 'schema',
  words: ['tools/schema.ts', '--check'],
  read: (output) => ({ breaches: listed(output), saw: null }),
}

function at(file, rule, instead) {
  return { file, line: 1, rule, instead }
}

function matches(text, pattern, make) {
  return [...text.matchAll(pattern)].map(make)
}
