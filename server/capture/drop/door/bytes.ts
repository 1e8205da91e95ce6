// The bytes of a message as they come, let through only whole: not too large, every line ended by CRLF.
import type { Readable } from 'node:stream'
import { bareLineEnd, tooLarge } from './refusal.ts'

const [cr, lf] = [13, 10]

/** With `head` before them. A line ended otherwise is how one message is made to look like two to some servers and like one to others. */
export async function* checkedBytes(stream: Readable, head: Buffer, most: number): AsyncGenerator<Buffer> {
  yield head
  let size = 0
  let isOpen = false
  for await (const piece of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > most) throw tooLarge(most)
    if (isOpen && piece[0] !== lf) throw bareLineEnd()
    if (!isCanonical(piece, isOpen)) throw bareLineEnd()
    isOpen = piece.at(-1) === cr
    yield piece
  }
  if (isOpen) throw bareLineEnd()
}

/** `isOpen`: the piece before ended in CR. A CR at the end of this one is the next one's matter. */
function isCanonical(piece: Buffer, isOpen: boolean): boolean {
  for (let at = piece.indexOf(lf); at !== -1; at = piece.indexOf(lf, at + 1))
    if (at === 0 ? !isOpen : piece[at - 1] !== cr) return false
  for (let at = piece.indexOf(cr); at !== -1 && at < piece.length - 1; at = piece.indexOf(cr, at + 1))
    if (piece[at + 1] !== lf) return false
  return true
}
