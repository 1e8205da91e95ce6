// The time that a given share of answers did not exceed, without sorting them all.

/** The least value that at least `share` (0 to 1) of the values do not exceed, as SQL's percentile_disc; null of none. Reorders the values. */
export function quantile(values: Uint32Array, share: number): number | null {
  if (values.length === 0) return null
  const wanted = Math.max(0, Math.ceil(share * values.length) - 1)
  let [from, to] = [0, values.length - 1]
  while (from < to) {
    const [left, right] = split(values, from, to)
    if (wanted <= right) to = right
    else if (wanted >= left) from = left
    else break
  }
  return values[wanted] ?? null
}

/** Puts what is less than the middle of three before what is more (Hoare); answers where the upper part begins and the lower ends. */
function split(values: Uint32Array, from: number, to: number): [number, number] {
  const at = (place: number) => values[place] ?? 0
  const [a, b, c] = [at(from), at((from + to) >>> 1), at(to)]
  const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
  let [left, right] = [from, to]
  while (left <= right) {
    while (at(left) < pivot) left++
    while (at(right) > pivot) right--
    if (left > right) break
    const held = at(left)
    values[left++] = at(right)
    values[right--] = held
  }
  return [left, right]
}
