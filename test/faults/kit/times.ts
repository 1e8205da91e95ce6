// How long it took again and again, as the figures of a fault run.

/** The middle and the longest of these times, in milliseconds, under the name. */
export const timesOf = (name: string, ms: readonly number[]) => ({
  [`${name}.p50`]: ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0,
  [`${name}.max`]: Math.max(...ms),
})
