// Takes the pictures of every page on the village, at desk and phone width, light and dark: node test/browser/screens.ts FOLDER
// With --readme, those of the README as well, into docs/pictures.
import { copyFileSync, mkdirSync, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openChromium } from './chromium.ts'
import { everyPage, looks } from './every-page.ts'
import { startKith } from './kith.ts'
import { visit } from './visitor.ts'

const readme = {
  'customer desk-light': 'customer',
  'today desk-light': 'today',
  'company desk-light': 'company',
  'customer desk-dark': 'customer-dark',
  'customer phone-light': 'customer-phone',
} as const
const pictures = resolve(import.meta.dirname, '../../docs/pictures')
const mostBytes = 300_000
const account = { email: 'anna@reed.example', password: 'nine jars on the shelf' }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'boolean', default: false } },
})
const folder = positionals[0] ?? mkdtempSync(join(tmpdir(), 'kith-screens-'))
mkdirSync(folder, { recursive: true })

async function takeAll(): Promise<void> {
  const [kith, browser] = await Promise.all([startKith(), openChromium()])
  try {
    console.log(await kith.run('demo', '--email', account.email, '--password', account.password))
    const visitor = await visit(browser, kith.address)
    await visitor.context.request.post('/api/sign-in', { data: account })
    for await (const { page, place, look } of everyPage(visitor, looks)) {
      await page.evaluate(hideBanner)
      const path = join(folder, `${place}-${look}.png`)
      await page.screenshot({ path })
      const name = readme[`${place} ${look}` as keyof typeof readme]
      if (values.readme && name) keepForReadme(path, name)
    }
    for (const complaint of visitor.complaints) console.error(complaint)
    process.exitCode = visitor.complaints.length === 0 ? 0 : 1
  } finally {
    await browser.close()
    await kith.stop()
  }
}

/** The README says itself that its pictures show the village. */
const hideBanner = () => document.querySelector<HTMLElement>('.village')?.style.setProperty('display', 'none')

function keepForReadme(path: string, name: string): void {
  const { size } = statSync(path)
  if (size > mostBytes) throw new Error(`${path} has ${size} bytes; a picture of the README has at most ${mostBytes}`)
  mkdirSync(pictures, { recursive: true })
  copyFileSync(path, join(pictures, `${name}.png`))
}

await takeAll()
console.log(folder)
