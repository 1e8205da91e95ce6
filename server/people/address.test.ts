import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEmail, natureOf, normaliseEmail, organizationDomain, organizationNameFrom } from './address.ts'

const value = (raw: string): string | undefined => normaliseEmail(raw)?.value

test.each([
  ['Margaret.Chen@Leeds.EXAMPLE', 'margaret.chen@leeds.example'],
  ["'a@b.co'", 'a@b.co'],
  ['"a@b.co"', 'a@b.co'],
  ['<a@b.co>', 'a@b.co'],
  ['a@b.co>', 'a@b.co'],
  ['Margaret Chen <margaret@chen.example>', 'margaret@chen.example'],
  ['"Chen, M. <home>" <margaret@chen.example>', 'margaret@chen.example'],
  ['mailto:a@b.co', 'a@b.co'],
  ['mailto:a%2Bnews@b.co?subject=Hi%20there', 'a+news@b.co'],
  ['SMTP:a@b.co', 'a@b.co'],
  [' a@b.co. ', 'a@b.co'],
  ['a@b.co,', 'a@b.co'],
  ['\u200ba@b.co\u200e', 'a@b.co'],
  ['a＠b.co', 'a@b.co'],
  ['a(the shop)@(in Leeds)b.co', 'a@b.co'],
  ['a(one (inside) another)@b.co', 'a@b.co'],
  ['a @ b.co', 'a@b.co'],
  ['"Ann Lee"@b.co', '"ann lee"@b.co'],
  ['"ann"@b.co', 'ann@b.co'],
  ['"a\\"b"@b.co', '"a\\"b"@b.co'],
  ['"a@b"@c.co', '"a@b"@c.co'],
  ['<@relay.example,@other.example:a@b.co>', 'a@b.co'],
  ['info@Bäckerei.example', 'info@xn--bckerei-5wa.example'],
  ['jörg@müller.example', 'jörg@xn--mller-kva.example'],
  ["o'brien@b.co", "o'brien@b.co"],
  ['ann+shop@gmail.com', 'ann+shop@gmail.com'],
  ['a.n.n@gmail.com', 'a.n.n@gmail.com'],
  ['a@[192.0.2.1]', 'a@[192.0.2.1]'],
  ['a@[IPv6:2001:DB8::1]', 'a@[ipv6:2001:db8::1]'],
  ['w..cantrell@enron.com', 'w..cantrell@enron.com'],
  ['root@localhost', 'root@localhost'],
])('%s is kept as %s', (raw, kept) => {
  expect(value(raw)).toBe(kept)
})

test.each([
  '',
  'Margaret',
  '@b.co',
  'a@',
  'a b@c.co',
  'a@b c.co',
  'a@-b.co',
  'a@b..co',
  'a@127.0.0.1',
  'a@b.co@',
  'a(@b.co',
  '"a@b.co" x',
  `a@${'b'.repeat(64)}.co`,
  `${'a'.repeat(250)}@b.co`,
  'a@[300.1.1.1]',
  'a@b%2eco',
  '..@b.co',
])('%j is no address', (raw) => {
  expect(normaliseEmail(raw)).toBeNull()
})

test.each([
  ['first.last@b.co', true],
  ['"quoted words"@b.co', true],
  [`${'a'.repeat(64)}@b.co`, true],
  [`${'a'.repeat(65)}@b.co`, false],
  ['a..b@c.co', false],
  ['.a@c.co', false],
  ['a.@c.co', false],
  ['a@new_type.com', false],
  ['a@b.co.', false],
  [' a@b.co', false],
  ['<a@b.co>', false],
])('typed in, %s is valid: %s', (text, valid) => {
  expect(isEmail(text)).toBe(valid)
})

test('what is normalised stays as it is', () => {
  const address = fc.oneof(
    fc.emailAddress(),
    fc
      .tuple(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), fc.domain())
      .map(([local, domain]) => `${local}@${domain}`),
  )
  fc.assert(
    fc.property(address, (raw) => {
      const once = normaliseEmail(raw)
      fc.pre(once !== null)
      expect(normaliseEmail(once.value)).toEqual(once)
      expect(once.value.endsWith(`@${once.domain}`)).toBe(true)
      expect(once.value.length).toBeLessThanOrEqual(320)
    }),
    { numRuns: 500 },
  )
})

test('case and wrapping make no second handle', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (raw) => {
      for (const written of [raw.toUpperCase(), `<${raw}>`, ` ${raw} `, `Ann Lee <${raw}>`])
        expect(value(written)).toBe(value(raw))
    }),
  )
})

test.each([
  ['margaret.chen@leeds.example', 'personal'],
  ['emily.post@leeds.example', 'personal'],
  ['al.smith@leeds.example', 'personal'],
  ['ola@leeds.example', 'personal'],
  ['info@leeds.example', 'role'],
  ['Sales@leeds.example', 'role'],
  ['sales.uk@leeds.example', 'role'],
  ['customer-service@leeds.example', 'role'],
  ['info2@leeds.example', 'role'],
  ['kontakt@leeds.example', 'role'],
  ['büro@leeds.example', 'role'],
  ['bonjour@leeds.example', 'role'],
  ['klantenservice@leeds.example', 'role'],
  ['leeds-office@leeds.example', 'role'],
  ['support+ticket123@leeds.example', 'role'],
  ['noreply@leeds.example', 'noreply'],
  ['no-reply@leeds.example', 'noreply'],
  ['do_not_reply@leeds.example', 'noreply'],
  ['noreply-orders@leeds.example', 'noreply'],
  ['MAILER-DAEMON@leeds.example', 'noreply'],
  ['postmaster@leeds.example', 'noreply'],
  ['bounces+12-ab=leeds.example@mailer.example', 'noreply'],
  ['ne-pas-repondre@leeds.example', 'noreply'],
  ['notifications@github.com', 'noreply'],
  ['newsletter@leeds.example', 'list'],
  ['enron.announcements@enron.com', 'list'],
  ['bakers-l@leeds.example', 'list'],
  ['bakers@googlegroups.com', 'list'],
  ['bakers@lists.leeds.example', 'list'],
])('%s opens a %s mailbox', (address, nature) => {
  expect(natureOf(address)).toBe(nature)
})

test.each([
  'gmail.com',
  'yahoo.co.uk',
  'hotmail.fr',
  'gmx.de',
  't-online.de',
  'orange.fr',
  'qq.com',
  'icloud.com',
  'proton.me',
  'btinternet.com',
  'mail.ru',
])('%s is free mail and no organization', (domain) => {
  expect(organizationDomain(domain)).toBeNull()
})

test.each([
  ['mail.chen.co.uk', 'chen.co.uk'],
  ['chensbakery.example', 'chensbakery.example'],
  ['EU.Mail.ChensBakery.example', 'chensbakery.example'],
  ['ann.myshopify.com', 'ann.myshopify.com'],
  ['lists.leeds.ac.uk', 'leeds.ac.uk'],
  ['xn--bckerei-5wa.example', 'xn--bckerei-5wa.example'],
  ['localhost', null],
  ['[192.0.2.1]', null],
  ['googlegroups.com', null],
])('the organization of %s is %s', (domain, organization) => {
  expect(organizationDomain(domain)).toBe(organization)
})

test.each([
  ['chensbakery.example', 'Chensbakery'],
  ['chens-bakery.co.uk', 'Chens Bakery'],
  ['xn--bckerei-5wa.example', 'Bäckerei'],
  ['kpmg.com', 'KPMG'],
  ['3m.com', '3m'],
])('%s is first called %s', (domain, name) => {
  expect(organizationNameFrom(domain)).toBe(name)
})
