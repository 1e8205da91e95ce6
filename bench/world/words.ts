// Words in the frequencies of language: the n-th most frequent stands 1/n as often as the first (Zipf).

const syllables =
  'ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu'.split(
    ' ',
  )
const vocabulary = 30_000
const known =
  'the to and of a you for is in it we on that your have with be this please can will not are as at order flour delivery thanks oven invoice friday quote bakery'.split(
    ' ',
  )

/** The n-th most frequent word. */
export const wordAt = (rank: number): string =>
  known[rank] ??
  `${syllables[rank % 60]}${syllables[Math.floor(rank / 60) % 60]}${syllables[(rank * 7) % 60]}${Math.floor(rank / 3600) || ''}`

/** Texts of about 1 kB; the same for everyone and for good. */
export function makeTexts(count: number): string[] {
  let state = 42
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const word = () => wordAt(Math.floor(vocabulary ** random()) - 1)
  return Array.from({ length: count }, () => {
    const length = 60 + Math.floor(random() * 220)
    return Array.from({ length }, word).join(' ')
  })
}
