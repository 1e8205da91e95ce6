// Where the words looked for begin words of a name, accents and case aside.

export type Piece = { text: string; hit: boolean }

const letters = new Intl.Collator('und', { sensitivity: 'base' })

export function markBeginnings(name: string, sought: string): Piece[] {
  const words = sought.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
  return name.split(/(?<=[^\p{L}\p{M}\p{N}])(?=[\p{L}\p{N}])/u).flatMap((part) => {
    const lengths = words.filter((word) => begins(part, word)).map(({ length }) => length)
    const length = Math.max(0, ...lengths)
    return [
      { text: part.slice(0, length), hit: true },
      { text: part.slice(length), hit: false },
    ].filter(({ text }) => text !== '')
  })
}

const begins = (part: string, word: string) =>
  part.length >= word.length && letters.compare(part.slice(0, word.length), word) === 0
