// Gives a name written in capitals or in small letters its usual letters back, where that is safe.

/** Words between given and family name that stay small: Jan van der Berg, Maria de la Cruz. */
const PARTICLES = new Set(
  'van von vom zu zum zur der den de del della delle dello degli dei di da das do dos du des la las los le ter ten te tot op af av bin ibn bint al el ul'.split(
    ' ',
  ),
)

/** Mac… names that take a second capital; the rest (Machado, Mackey, Macias) do not. */
const MAC =
  /^mac(?=(?:alister|allister|arthur|askill|aulay|bean|beth|bride|callum|cormack|coll|corquodale|culloch|dermott|donald|donell|donnell|dougal|dougall|duff|eachern|ewan|ewen|fadyen|farlane|farland|fie|gillivray|gowan|grath|gregor|guire|innes|innis|intosh|intyre|ivor|kay|kendrick|kenna|kenzie|kinlay|kinley|kinnon|lachlan|laine|laren|laughlin|lean|lellan|lennan|leod|mahon|manus|master|millan|murray|nab|naughton|neil|neill|nicol|niven|phail|phee|pherson|quarrie|queen|rae|sween|taggart|tavish|vicar|william)s?$)/

/** Whether the word belongs to the family name that follows it: von Berg, Mac Pherson, St. James. */
export function opensFamily(word: string): boolean {
  return isParticle(word) || /^(?:ma?c|st\.?|saint|san|santa|o)$/i.test(word)
}

export function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase())
}

/** Whether every letter is of the Latin script, the only one whose capitals are put right. */
export function isLatin(text: string): boolean {
  return !/[^\P{L}\p{Script=Latin}]/u.test(text)
}

/** Two letters or more, none of them small. */
export function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word)
}

/** "MCDONALD" → "McDonald", "o'brien" → "O'Brien", "JEAN-PIERRE" → "Jean-Pierre"; roman numbers stay. */
export function properWord(word: string): string {
  if (/^(?:II|III|IV|VI|VII|VIII)$/i.test(word)) return word.toUpperCase()
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(word)) return word.toUpperCase()
  if (/Ş.*I|I.*Ş/.test(word) && !/[İĞ]/.test(word)) return word
  return lower(word).replace(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu, (part) => {
    const inner = part.replace(/^mc(?=\p{L}{3})/u, 'Mc').replace(MAC, 'Mac')
    const capital = upperFirst(inner.replace(/(?<=^Ma?c)\p{L}/u, (letter) => letter.toUpperCase()))
    // O'Brien and D'Angelo, but Chen's.
    return capital.replace(/(?<=^\p{L}['’])\p{L}(?=\p{L})/u, (letter) => letter.toUpperCase())
  })
}

/** All words of a name; particles stay small unless they open it. */
export function properWords(words: readonly string[], opening = true): string[] {
  return words.map((word, at) => {
    if (isParticle(word) && (at > 0 || !opening) && at < words.length - 1) return word.toLowerCase()
    return properWord(word)
  })
}

/** Turkish has two letters i; İ and Ğ tell that a word is Turkish, Ş alone may be Romanian. */
function lower(word: string): string {
  return /[İıĞğ]/.test(word) ? word.toLocaleLowerCase('tr') : word.toLowerCase()
}

const upperFirst = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en'))
