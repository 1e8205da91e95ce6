// The signature that nothing announces, found where it is known who wrote.
import { expect, test } from 'vitest'
import { splitSaid } from '../said.ts'

const told = 'The boxes came, but two lids are missing.\n\nCould you send them?'

test.each([
  ['Ann Bee', 'Thanks,\nAnn'],
  ['Ann Bee', 'Best regards\n\nAnn Bee'],
  ['Ann Bee', 'Best, Ann'],
  ['Ann Bee', 'Ann'],
  ['Ann Bee', 'AB'],
  ['Bee, Ann', '- Ann'],
  ['ann.bee@bee.com', 'Cheers\nAnn'],
  ['Robert Badeer', 'bob'],
  [
    '',
    'Kind regards,\nAnn Bee\nSales Manager\nBee & Sons Ltd\n3 Mill Lane, Leeds LS1 4AB\nT: +44 113 496 0000\nwww.bee.example',
  ],
  ['shop@bee.com', 'Mit freundlichen Grüßen\n\nAnn Biene\nGeschäftsführerin\nBiene GmbH\nTel. 030 901820'],
  ['Anne Abeille', 'Bien cordialement,\nAnne Abeille\nResponsable achats'],
  ['Anna Biene', 'Mit freundlichen Grüßen / Best regards\n\nAnna Biene'],
  ['Ann Bee', 'Thanks in advance\nBest regards\nAnn'],
  ['Ana Abeja', 'Un saludo,\nAna'],
  ['Ana Abelha', 'Atenciosamente,\n\nAna Abelha\n(11) 3456-7890'],
  ['Anna Ape', 'Cordiali saluti\nAnna Ape'],
  ['Anna Bij', 'Met vriendelijke groet,\n\nAnna Bij\nBij & Zn.'],
  ['Anna Bi', 'Med vänliga hälsningar\nAnna'],
  ['Anna Bie', 'Mvh Anna'],
  ['Anna Pszczoła', 'Pozdrawiam serdecznie\nAnna Pszczoła'],
  ['Анна Пчела', 'С уважением,\nАнна Пчела\n+7 495 123-45-67'],
  ['王小明', '此致\n敬礼\n王小明'],
  ['田中太郎', 'よろしくお願いいたします。\n\n田中太郎'],
  ['David Forster', 'Regards,\nDave Forster\n713.853.1861\nE-Mail:\tDavid.Forster@example.com'],
  ['Stella Yu', 'Stella Yu\nManager - Rate Systems\n(713)215-3381'],
  ['notices@pipes.example', 'J. E. McGrath\nManager\nOperations Planning'],
  ['Ann Bee', 'Ann Bee | Director, Product\nBee & Sons'],
])('%s signs so: %j', (sender, signature) => {
  expect(splitSaid(`${told}\n\n${signature}`, sender)).toEqual({ said: told, quoted: '', signature })
})

test('where it is not known who wrote, a name at the end is left among the words', () => {
  expect(splitSaid(`${told}\n\nThanks,\nAnn`).said).toBe(`${told}\n\nThanks,\nAnn`)
})

test('a postscript below the signature is kept', () => {
  const { said, signature } = splitSaid(`${told}\n\nBest,\nAnn\n\nP.S. The blue ones are lovely.`, 'Ann Bee')
  expect(said).toBe(`${told}\n\nP.S. The blue ones are lovely.`)
  expect(signature).toBe('Best,\nAnn')
})

test.each([
  'Thank you for the quick answer!',
  'Many thanks for your help with the lids, it was most kind of you.',
  'We need:\n\nBlue chairs\nRed tables',
  'Best time to reach me is Monday',
  'Please call Ann',
  'Please ask for:\nMonday',
  'It is for our daughter\nSophie and her friends.',
  'My new number is below.\n\n+44 113 496 0000',
  'Would Tuesday do?\n\nThanks!',
  'Would Tuesday do?\n\nThanks\nSee you Friday',
  'Here is who to ask:\n- Ann Bee, 113 496 0001\n- Bob Cole, 113 496 0002',
  'Thanks',
])('words that look a little like a signature are left: %j', (words) => {
  expect(splitSaid(`Dear all,\n\n${words}`, 'Ann Bee').said).toContain(words)
})

test('a mail that is a name alone keeps it', () => {
  expect(splitSaid('Ann', 'Ann Bee').said).toBe('Ann')
})
