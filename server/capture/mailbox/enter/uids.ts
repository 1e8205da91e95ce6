// UIDs as IMAP writes them.

/** 1,2,3,7 as "1:3,7"; in ascending order. */
export function packUids(uids: readonly number[]): string {
  const runs: [number, number][] = []
  for (const uid of uids.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && uid <= last[1] + 1) last[1] = uid
    else runs.push([uid, uid])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`)).join(',')
}
