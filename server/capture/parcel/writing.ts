// Which files of which parcels are being written at this moment: none is closed while one is, and nobody writes to one that is being closed.
import { conflict } from '../../base/problem.ts'

type Writing = { folder: string; stop: () => void; over: Promise<void> }

const writing = new Map<string, Writing>()
const closing = new Map<string, number>()

/** Says that a file of a parcel is being written; answers how to say that it is over. `stop` ends the writing from outside. */
export function beginWriting(folder: string, place: string, stop: () => void): () => void {
  if (writing.has(place) || closing.has(folder))
    throw conflict('upload_busy', 'The rest of this file is still being written; try again in a moment.')
  const { promise, resolve } = Promise.withResolvers<void>()
  writing.set(place, { folder, stop, over: promise })
  return () => {
    writing.delete(place)
    resolve()
  }
}

/** Does something with a parcel to which nobody writes: whoever still does is stopped first, and nobody begins to before it is done. */
export async function withoutWriters<T>(folder: string, work: () => Promise<T>): Promise<T> {
  closing.set(folder, (closing.get(folder) ?? 0) + 1)
  try {
    const open = [...writing.values()].filter((one) => one.folder === folder)
    for (const { stop } of open) stop()
    await Promise.all(open.map(({ over }) => over))
    return await work()
  } finally {
    const left = (closing.get(folder) ?? 1) - 1
    if (left > 0) closing.set(folder, left)
    else closing.delete(folder)
  }
}
