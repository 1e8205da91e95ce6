// Where a stream is to be cut: after so many bytes, at a word, in the middle of a literal; told chunk by chunk how far it may pass.

export type Cut = {
  /** Who speaks; the server. */
  of?: 'server' | 'client'
  /** `end` closes both sides, `reset` breaks them off, `silence` keeps them open and lets nothing pass any more, `pass` cuts nothing and only tells; `end`. */
  how?: 'end' | 'reset' | 'silence' | 'pass'
} & (
  | /** So many bytes pass, counted from now and over all connections. */ { after: number }
  | /** Up to and with this word, or up to it with `before`; at the so-manieth (1) over all connections. */ {
      at: string
      before?: boolean
      times?: number
    }
  | /** So many literals of at least `least` bytes (100) begin (1: the next); of that one this share of its bytes passes (0.5). */ {
      literal: number
      share?: number
      least?: number
    }
)

/** Tells of the next chunk of one connection how many of its bytes may pass before the cut; null: all, no cut. */
export type Watch = (chunk: Buffer) => number | null

/** A watch for each connection; what counts over all of them is counted here. */
export function watchFor(cut: Cut): () => Watch {
  if ('after' in cut) return afterBytes(cut.after)
  if ('at' in cut) return atWord(Buffer.from(cut.at), cut.before ?? false, cut.times ?? 1)
  return inLiteral(cut.literal, cut.share ?? 0.5, cut.least ?? 100)
}

function afterBytes(bytes: number): () => Watch {
  let left = bytes
  return () => (chunk) => {
    if (chunk.length >= left) return left
    left -= chunk.length
    return null
  }
}

/** A word may lie across two chunks: what has passed of it already cannot be taken back. */
function atWord(word: Buffer, before: boolean, times: number): () => Watch {
  let left = times
  return () => {
    let tail = Buffer.alloc(0)
    return (chunk) => {
      const seen = Buffer.concat([tail, chunk])
      for (let found = seen.indexOf(word); found !== -1; found = seen.indexOf(word, found + word.length)) {
        left -= 1
        if (left === 0) return Math.max(0, found + (before ? 0 : word.length) - tail.length)
      }
      tail = seen.subarray(Math.max(0, seen.length - word.length + 1))
      return null
    }
  }
}

function inLiteral(count: number, share: number, least: number): () => Watch {
  let left = count
  return () => {
    let tail = ''
    let inside: { skip: number; cut: boolean } | null = null
    return (chunk) => {
      let at = 0
      while (at < chunk.length) {
        if (inside) {
          const step = Math.min(inside.skip, chunk.length - at)
          if (inside.cut && step === inside.skip) return at + step
          inside.skip -= step
          at += step
          if (inside.skip > 0) return null
          inside = null
        }
        const begun = literalIn(tail, chunk, at)
        tail = begun ? '' : (tail + chunk.toString('latin1', at)).slice(-24)
        if (!begun) return null
        at = begun.at
        if (begun.size >= least) left -= 1
        const cut = begun.size >= least && left === 0
        inside = { skip: cut ? Math.floor(begun.size * share) : begun.size, cut }
      }
      return null
    }
  }
}

/** The next `{n}` at the end of a line, which may have begun in the chunk before; `at` is the first byte of what it announces. */
function literalIn(tail: string, chunk: Buffer, from: number): { at: number; size: number } | null {
  const found = /\{(\d+)\+?\}\r\n/.exec(tail + chunk.toString('latin1', from))
  if (!found) return null
  return { at: from + found.index + found[0].length - tail.length, size: Number(found[1]) }
}
