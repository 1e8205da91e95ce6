// How every measurement ends: a table to read, then one line of JSON to compare.

/** Prints the figures, each beside its limit where there is one; the last line is the JSON object. */
export function printFigures(
  name: string,
  figures: Record<string, number>,
  limits: Record<string, number | string>,
): void {
  const width = Math.max(...Object.keys(figures).map((figure) => figure.length), 0)
  for (const [figure, value] of Object.entries(figures)) {
    const limit = limits[figure] === undefined ? '' : `   (limit ${limits[figure]})`
    console.log(`${figure.padEnd(width)}  ${round(value)}${limit}`)
  }
  console.log(JSON.stringify({ name, figures, limits }))
}

const round = (value: number): string => String(Number(value.toPrecision(6)))
