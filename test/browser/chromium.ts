// The browser that the tests and pictures use: Debian's Chromium, which asks nobody elsewhere for anything.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const executablePath = process.env['KITH_CHROMIUM'] ?? '/usr/bin/chromium'
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Each start has a profile of its own that goes when it is closed. */
export async function openChromium(): Promise<Browser> {
  checkThere()
  return chromium.launch({ executablePath, args })
}

/** With a lasting profile the browser also does what it does not in private: it looks names up and opens lines ahead of time. */
export async function openProfile(folder: string, more: string[]): Promise<BrowserContext> {
  checkThere()
  return chromium.launchPersistentContext(folder, { executablePath, args: [...args, ...more] })
}

function checkThere(): void {
  if (!existsSync(executablePath)) throw new Error(`${executablePath} is missing: apt-get install -y chromium`)
}

export const widths = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
export type Width = keyof typeof widths
export const schemes = ['light', 'dark'] as const
