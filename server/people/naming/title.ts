// Titles before a name, letters after it, and generations, which are not part of who is meant.

const TITLES = new Set(
  `mr mrs ms miss mx dr prof professor rev reverend sir dame lord lady hon capt captain col lt sgt
  herr frau hr dipl ing dipling mag magister univ rechtsanwalt
  monsieur madame mademoiselle mme mlle maitre docteur
  sr sra srta senor senora dott dottssa ssa avv arch geom sig sigra signor signora
  dhr mevr mw drs ir mgr inz mudr judr phdr rndr bc`.split(/\s+/),
)

/** What follows a title: Dr. rer. nat.; alone Phil is a name. */
const SUBJECTS = new Set('med phil jur rer nat habil hc pol oec theol vet dent'.split(' '))

const LETTERS = new Set(
  `mba emba phd dphil md mdphd dds dvm jd llm llb ma msc bsc ba bs ms mphil mres beng meng mfa med edd esq cpa ca cfa cfp cissp pmp shrm sphr phr rn np pa pe pmp prince2 itil frics mrics riba arb faia aia
  fca aca acca cima ccim gri realtor lcsw lmft psyd od do facs frcp frcs mrcp obe mbe cbe kbe qc kc mp mep mla mpp mrics ceng cmgr fcipd mcipd assoc dipl bcom mcom bed pgce dip`.split(
    /\s+/,
  ),
)

const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'junior', 'senior'])

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Takes titles off the front (also "Dr.-Ing.") and letters off the end; at least one word stays. */
export function stripTitles(words: readonly string[]): string[] {
  const rest = [...words]
  // Where everything is in capitals, two of them may be a family name: JOHN MA.
  const shortest = words.some((word) => /\p{Ll}/u.test(word)) ? 2 : 3
  while (
    rest.length > 1 &&
    (isTitle(rest[0] ?? '') || (rest.length < words.length && SUBJECTS.has(plain(rest[0] ?? ''))))
  )
    rest.shift()
  while (rest.length > 1 && isLetters(rest.at(-1) ?? '') && plain(rest.at(-1) ?? '').length >= shortest) rest.pop()
  return rest
}

/** "M." and "Fr." alone could be initials; a title is written with two letters or more and begins with a capital or stands alone. */
export function isTitle(word: string): boolean {
  return (
    word
      .split(/[-.]/)
      .filter(Boolean)
      .every((part) => TITLES.has(part.toLowerCase())) && plain(word).length > 1
  )
}

/** MBA, Ph.D., Esq.: in capitals or with dots, so that "Ma" and "Ba" stay family names. */
export function isLetters(word: string): boolean {
  if (!LETTERS.has(plain(word))) return false
  return (
    /\..*\./.test(word) ||
    /^\p{Lu}{2,}$/u.test(word) ||
    /^(?:Ph\.?D|Esq|M\.?Sc|B\.?Sc|M\.?Eng|B\.?Eng|LL\.?[MB]|Psy\.?D|Ed\.?D|MPhil|DPhil|Dipl)\.?$/.test(word)
  )
}

export function isGeneration(word: string): boolean {
  return GENERATIONS.has(plain(word))
}
