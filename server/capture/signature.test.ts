// What a signature tells of its writer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSignature } from './signature.ts'

test('a full signature gives all that it says, and a fax number is no phone', () => {
  const signature =
    'Kind regards,\nAnn Bee\nSales Manager\nBee & Sons Ltd\n3 Mill Lane, Leeds LS1 4AB\nT: +44 113 496 0000\nF: +44 113 496 0001\nAnn@bee.example\nwww.bee.example\n\nSent from my iPhone'
  expect(readSignature(signature, 'Ann Bee')).toEqual({
    name: 'Ann Bee',
    title: 'Sales Manager',
    organization: 'Bee & Sons Ltd',
    phones: ['+44 113 496 0000'],
    addresses: ['ann@bee.example'],
    web: 'www.bee.example',
  })
})

test.each([
  ['Best, Ann', 'Ann Bee', { name: 'Ann' }],
  ['Ann Bee | Director, Product Management', 'Ann Bee', { name: 'Ann Bee', title: 'Director, Product Management' }],
  [
    '-- \nAnn Bee, CEO, Bee Inc.\nhttps://bee.com | +1 (555) 010-2030',
    '',
    { name: 'Ann Bee', title: 'CEO', organization: 'Bee Inc.', phones: ['+1 (555) 010-2030'], web: 'https://bee.com' },
  ],
  [
    'John Oh\nEnron North America\t\t503.464.5066\n121 SW Salmon Street\t\t503.701.1160 (cell)\n3WTC 0306\t\t\t503.464.3740 (fax)',
    '"Oh  John" <John.Oh@enron.example>',
    { name: 'John Oh', organization: 'Enron North America', phones: ['503.464.5066', '503.701.1160'] },
  ],
  [
    'Mit freundlichen Grüßen\n\nAnn Biene\nGeschäftsführerin\nBiene GmbH\nBienenweg 4, 80331 München\nTel. 030 901820\nHRB 123456, Amtsgericht München',
    'Ann Biene',
    { name: 'Ann Biene', title: 'Geschäftsführerin', organization: 'Biene GmbH', phones: ['030 901820'] },
  ],
  [
    'Bien cordialement,\nAnne Abeille\nResponsable achats\nAbeille SARL\n01 23 45 67 89',
    'Anne Abeille',
    { name: 'Anne Abeille', title: 'Responsable achats', organization: 'Abeille SARL', phones: ['01 23 45 67 89'] },
  ],
  [
    'С уважением,\nАнна Пчела\nменеджер\nООО Улей\n+7 495 123-45-67',
    'Анна Пчела',
    { name: 'Анна Пчела', title: 'менеджер', organization: 'ООО Улей', phones: ['+7 495 123-45-67'] },
  ],
  [
    'Thanks\nBob Cole\nHoney Pot\nhttps://www.linkedin.com/in/bob\nbob@honeypot.com',
    'bob@honeypot.com',
    { name: 'Bob Cole', organization: 'Honey Pot', addresses: ['bob@honeypot.com'] },
  ],
  ['Sent from my iPhone', 'Ann Bee', {}],
  ['', '', {}],
])('%j', (signature, sender, told) => {
  expect(readSignature(signature, sender)).toMatchObject({ phones: [], addresses: [], ...told })
  if (!('organization' in told)) expect(readSignature(signature, sender)).not.toHaveProperty('organization')
})

test('whatever stands there, reading does not fail or dally', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) =>
      Array.isArray(readSignature(text, name).phones),
    ),
  )
  for (const sign of ['(1 ', 'a@', 'Ann, ', '-', 'www.', 'x\n', '1.']) {
    const before = performance.now()
    readSignature(sign.repeat(300_000), 'Ann')
    expect(performance.now() - before).toBeLessThan(1_000)
  }
})
