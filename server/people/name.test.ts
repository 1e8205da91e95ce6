import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesAgree, nameWords, nearWords, readName, sortName } from './name.ts'

test.each([
  ['Chen, Margaret', 'Margaret Chen', 'Margaret', 'Chen'],
  ["'Margaret Chen'", 'Margaret Chen', 'Margaret', 'Chen'],
  ['"Chen, Margaret J."', 'Margaret J. Chen', 'Margaret', 'Chen'],
  ['CHEN Margaret', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Margaret CHEN', 'Margaret Chen', 'Margaret', 'Chen'],
  ['DE LA CRUZ Maria', 'Maria de la Cruz', 'Maria', 'de la Cruz'],
  ['LI Wei', 'Wei Li', 'Wei', 'Li'],
  ['Margaret Chen (Leeds)', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Margaret Chen/ENRON@enronXgate', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Blair, Lynn </O=ENRON/OU=NA/CN=RECIPIENTS/CN=LBLAIR>', 'Lynn Blair', 'Lynn', 'Blair'],
  ['"Snyder, Cheryl" <c@pge.example>@ENRON', 'Cheryl Snyder', 'Cheryl', 'Snyder'],
  ['=?UTF-8?Q?J=C3=B6rg_M=C3=BCller?=', 'Jörg Müller', 'Jörg', 'Müller'],
  ['=?utf-8?B?w4lsaXNl?= Dupont', 'Élise Dupont', 'Élise', 'Dupont'],
  ['Dr. Margaret Chen MBA', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Dipl.-Ing. Karl Huber', 'Karl Huber', 'Karl', 'Huber'],
  ['Dr. phil. Karl Huber', 'Karl Huber', 'Karl', 'Huber'],
  ['Phil Lowry, Managing Director', 'Phil Lowry', 'Phil', 'Lowry'],
  ['Margaret Chen, Leeds', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Margaret Chen | Acme Ltd', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Margaret Chen - Acme', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Smith, Jr., John', 'John Smith Jr.', 'John', 'Smith'],
  ['HOOPER SR, BARRON', 'Barron Hooper Sr', 'Barron', 'Hooper'],
  ['Robert "Bob" Smith', 'Robert Smith', 'Robert', 'Smith'],
  ['M. Chen', 'M. Chen', 'M.', 'Chen'],
  ['J. Robert Oppenheimer', 'J. Robert Oppenheimer', 'Robert', 'Oppenheimer'],
  ['AJ Smith', 'AJ Smith', 'AJ', 'Smith'],
  ['RONALD MCDONALD', 'Ronald McDonald', 'Ronald', 'McDonald'],
  ['MACDONALD, FIONA', 'Fiona MacDonald', 'Fiona', 'MacDonald'],
  ['MACHADO, ANA', 'Ana Machado', 'Ana', 'Machado'],
  ["sinead o'brien", "Sinead O'Brien", 'Sinead', "O'Brien"],
  ['JEAN-PIERRE DUPONT', 'Jean-Pierre Dupont', 'Jean-Pierre', 'Dupont'],
  ['JAN VAN DER BERG', 'Jan van der Berg', 'Jan', 'van der Berg'],
  ['Vincent van Gogh', 'Vincent van Gogh', 'Vincent', 'van Gogh'],
  ['Debi Le Vine', 'Debi Le Vine', 'Debi', 'Le Vine'],
  ['Margaret Chen 🌸', 'Margaret Chen', 'Margaret', 'Chen'],
  ['Charlotte Church', 'Charlotte Church', 'Charlotte', 'Church'],
  ['The Hon. Mrs Philippa Featherstonehaugh', 'Philippa Featherstonehaugh', 'Philippa', 'Featherstonehaugh'],
  ['JOHN MA', 'John Ma', 'John', 'Ma'],
  ['Иванов, Иван', 'Иван Иванов', 'Иван', 'Иванов'],
  ['noreply on behalf of Tom Lee', 'Tom Lee', 'Tom', 'Lee'],
])('%s is %s', (raw, name, given, family) => {
  expect(readName(raw)).toEqual({ name, given, family, confidence: 'written' })
})

test.each([
  ["Chen's Bakery via PayPal", "Chen's Bakery"],
  ['Müller GmbH & Co. KG', 'Müller GmbH & Co. KG'],
  ['Customer Service', 'Customer Service'],
  ['Amazon.de', 'Amazon.de'],
  ['IBM', 'IBM'],
  ['Office of the Chairman', 'Office of the Chairman'],
  ['ETS General Announcement/ET&S/Enron@ENRON', 'ETS General Announcement'],
  ['Mr. & Mrs. Chen', 'Mr. & Mrs. Chen'],
  ['SEO Wizards', 'SEO Wizards'],
  ['Ladies of Leeds', 'Ladies of Leeds'],
  ['王小明', '王小明'],
  ['Иван Иванов', 'Иван Иванов'],
])('%s is no name with a given and a family part', (raw, name) => {
  expect(readName(raw)).toEqual({ name, confidence: 'written' })
})

test.each([
  ['margaret.chen@leeds.example', 'Margaret Chen'],
  ['margaret_chen84@leeds.example', 'Margaret Chen'],
  ['margaret-chen@leeds.example', 'Margaret Chen'],
  ['chen.margaret@leeds.example', 'Margaret Chen'],
  ['margaret@leeds.example', 'Margaret'],
  ['m.chen@leeds.example', 'M. Chen'],
  ['jean-pierre.dupont@leeds.example', 'Jean-Pierre Dupont'],
  ['jan.van.der.berg@leeds.example', 'Jan van der Berg'],
  ['w..cantrell@enron.com', 'W. Cantrell'],
])('%s alone: perhaps %s', (address, name) => {
  for (const raw of ['', address, address.split('@')[0] ?? ''])
    expect(readName(raw, address)).toMatchObject({ name, confidence: 'guessed' })
})

test.each([
  'mchen@leeds.example',
  'info@leeds.example',
  'noreply@leeds.example',
  'x84b7@leeds.example',
  'no.address@enron.com',
])('%s tells no name', (address) => {
  expect(readName('', address)).toEqual({ name: address, confidence: 'none' })
})

test('a company that writes under its own name is nobody in person', () => {
  expect(readName('Ovens Direct', 'hello@mail.ovensdirect.example')).toEqual({
    name: 'Ovens Direct',
    confidence: 'written',
  })
  expect(readName('Margaret Chen', 'hello@margaretchen.example')).toMatchObject({ given: 'Margaret', family: 'Chen' })
})

test('what is left of nothing is the address', () => {
  expect(readName('undisclosed-recipients:;', 'ann.lee@b.example').name).toBe('Ann Lee')
  expect(readName('@ENRON', 'no.address@enron.com')).toEqual({ name: 'no.address@enron.com', confidence: 'none' })
  expect(readName('  ')).toEqual({ name: '', confidence: 'none' })
})

test('a name that has been read reads as itself', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,9}$/)
  fc.assert(
    fc.property(word, word, (given, family) => {
      const once = readName(`${given} ${family}`)
      expect(readName(once.name).name).toBe(once.name)
    }),
  )
})

test('any text at all is read without harm', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 20 }), (raw, address) => {
      expect(typeof readName(raw, address).name).toBe('string')
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['Zoë Łukasz-O’Brien', 'zoe lukasz obrien'],
  ['STRASSE ẞ', 'strasse ss'],
  ['Søren Ærø', 'soren aero'],
  ['Işık', 'isik'],
  ['Ελλάς', 'ελλασ'],
  ['한국어 हिन्दी が', '한국어 हिन्दी が'],
])('%s sorts as %s', (name, sorted) => {
  expect(sortName(name)).toBe(sorted)
})

test('sorting a sorted name changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(sortName(sortName(name))).toBe(sortName(name))
    }),
    { numRuns: 1000 },
  )
})

test('a name is found by each of its words once', () => {
  expect(nameWords("Chen's Bakery, Jean-Pierre Chen's")).toEqual(['chens', 'bakery', 'jean', 'pierre'])
  expect(nameWords(' -- ')).toEqual([])
})

test('the words near a word are itself and itself less one letter', () => {
  expect(nearWords('anna')).toEqual(['anna', 'nna', 'ana', 'ann'])
  expect(nearWords('ann')).toEqual([])
})

test('a word with one typing error shares an entry with the right word', () => {
  const letters = fc.array(fc.constantFrom(...'abcdefgé'), { minLength: 5, maxLength: 12 })
  fc.assert(
    fc.property(
      letters,
      fc.nat(),
      fc.constantFrom('change', 'leave out', 'add', 'swap'),
      fc.constantFrom(...'xyz'),
      (right, place, error, letter) => {
        const at = place % right.length
        const wrong = [...right]
        if (error === 'change') wrong[at] = letter
        if (error === 'leave out') wrong.splice(at, 1)
        if (error === 'add') wrong.splice(at, 0, letter)
        if (error === 'swap') wrong.splice(at, 2, ...wrong.slice(at, at + 2).reverse())
        const near = new Set(nearWords(right.join('')))
        expect(nearWords(wrong.join('')).some((word) => near.has(word))).toBe(true)
      },
    ),
  )
})

test.each([
  ['Margaret Chen', 'Chen, Margaret', 'same'],
  ['Dr. Margaret Chen', 'margaret chen', 'same'],
  ['Jörg Müller', 'Joerg Mueller', 'same'],
  ['José García', 'Jose Garcia', 'same'],
  ['Bob Chen', 'Robert Chen', 'compatible'],
  ['Sepp Huber', 'Josef Huber', 'compatible'],
  ['M. Chen', 'Margaret Chen', 'compatible'],
  ['Margaret Ann Chen', 'Margaret Chen', 'compatible'],
  ['Margaret', 'Margaret Chen', 'compatible'],
  ['Margarte Chen', 'Margaret Chen', 'compatible'],
  ['', 'Margaret Chen', 'compatible'],
  ['Hans O Friedrich', 'Hans Joachim Friedrich', 'different'],
  ['Anna Chen', 'Margaret Chen', 'different'],
  ['Martin Chen', 'Martina Chen', 'different'],
  ['Mary Smith', 'Mary Jones', 'different'],
  ['M. C.', 'Margaret Chen', 'different'],
  ['王小明', '王小红', 'different'],
])('%j and %j: %s', (a, b, agreement) => {
  expect(namesAgree(a, b)).toBe(agreement)
  expect(namesAgree(b, a)).toBe(agreement)
})
