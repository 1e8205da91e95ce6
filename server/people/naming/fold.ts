// The plain form of a name's letters, in which José, JOSE and jose are one.

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS = new Map(
  'ø=o ß=ss ł=l đ=d ð=d þ=th æ=ae œ=oe ı=i ħ=h ŧ=t ŋ=n ə=e ɓ=b ɗ=d ƙ=k ς=σ'.split(' ').map((pair): [string, string] => {
    const [letter = '', plain = ''] = pair.split('=')
    return [letter, plain]
  }),
)

/**
 * Lower case, without accents, punctuation dropped, one space between words. Marks are taken off where they are accents (Latin, Greek,
 * Cyrillic); in other scripts they are vowels and stay. An apostrophe belongs to its word: O'Brien is obrien.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\u0020-\u007f]/g, (char) => LETTERS.get(char) ?? char)
    .replace(/(?<=\p{L})['’‘ʼʹ`´](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC')
}
