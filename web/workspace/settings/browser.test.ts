// What people call the program they sign in with.
import { expect, test } from 'vitest'
import { readBrowser } from './browser.ts'

const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const seen: readonly [string, string, string][] = [
  [windows, 'Chrome', 'Windows'],
  [`${windows} Edg/141.0.0.0`, 'Edge', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
]
test.each(seen)('%s', (userAgent, browser, system) => {
  expect(readBrowser(userAgent)).toEqual({ browser, system })
})

test('a program is no browser', () => {
  expect(readBrowser('curl/8.14.1')).toBeNull()
})
