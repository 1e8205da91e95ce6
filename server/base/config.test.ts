import { expect, test } from 'vitest'
import { readConfig, settings } from './config.ts'

test('without any setting every setting has its default', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 4321, host: '127.0.0.1', proxies: [], log: 'normal' })
  expect(config.smtpPort).toBeUndefined()
  expect(config.home).toBe(new URL('../../data', import.meta.url).pathname)
  expect(config.databaseUrl).toBeUndefined()
})

test('an empty setting is as good as none', () => {
  expect(readConfig({ KITH_PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('a relative home is meant from where the command is given', () => {
  expect(readConfig({ KITH_HOME: 'elsewhere' }).home).toBe(`${process.cwd()}/elsewhere`)
})

test.each([
  [{ KITH_PORT: 'many' }, /^The setting KITH_PORT is "many", which is not valid: /],
  [{ KITH_PORT: '70000' }, /KITH_PORT/],
  [{ KITH_LOG: 'loud' }, /KITH_LOG/],
  [{ KITH_TRUST_PROXY: 'perhaps' }, /KITH_TRUST_PROXY/],
  [{ KITH_TRUST_PROXY: '10.0.0.0/40' }, /KITH_TRUST_PROXY.*neither yes nor no/],
  [{ KITH_URL: 'kith.example' }, /KITH_URL/],
  [{ KITH_URL: 'https://example.com/kith' }, /KITH_URL.*more than/],
  [{ KITH_SMTP_PORT: 'smtp' }, /KITH_SMTP_PORT/],
  [{ KITH_SMTP_NAME: 'a b' }, /KITH_SMTP_NAME/],
  [{ KITH_APP_DATABASE_URL: 'postgres://a@b/c' }, /DATABASE_URL is not/],
])('a bad setting %j is named in one sentence', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence)
})

test.each([
  ['no', []],
  ['yes', ['127.0.0.0/8', '::1/128']],
  ['172.18.0.0/16, 10.0.0.2', ['172.18.0.0/16', '10.0.0.2']],
])('the proxies of %j are %j', (setting, proxies) => {
  expect(readConfig({ KITH_TRUST_PROXY: setting }).proxies).toEqual(proxies)
})

test('the public address is told without what follows its name, and names the mail domain too', () => {
  expect(readConfig({ KITH_URL: 'https://Kith.example/' })).toMatchObject({
    url: 'https://kith.example',
    smtpName: 'kith.example',
  })
  expect(readConfig({ KITH_URL: 'https://kith.example', KITH_SMTP_NAME: 'In.Kith.Example' }).smtpName).toBe(
    'in.kith.example',
  )
  expect(readConfig({}).smtpName).toBe('localhost')
})

test('a password in a bad address is not repeated', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://kith:secret@db/kith' })).toThrow(
    /^((?!secret).)*DATABASE_URL((?!secret).)*$/,
  )
})

test('every setting says what it means', () => {
  for (const { means } of Object.values(settings)) expect(means.length).toBeGreaterThan(20)
})
