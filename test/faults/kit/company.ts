// A running Kith with one company in it, that can be killed and started again, gone when the work is done.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '../../../server/base/process/process.ts'
import { processesOf } from '../../home.ts'
import { makeKith, type Running } from './process.ts'

type How = { program?: string; settings?: Readonly<Record<string, string>> }

/** Answers what the work did, and how many processes of PostgreSQL were left after Kith had stopped. What Kith said last is printed when the work fails. */
export async function inCompany<T>(
  { program, settings }: How,
  work: (kith: Running) => Promise<T>,
): Promise<{ done: T; orphans: number }> {
  const kith = makeKith(mkdtempSync(join(tmpdir(), 'kith-faults-')), program, settings)
  rmSync(kith.home, { recursive: true })
  try {
    await kith.start()
    await foundCompany(kith)
    const done = await work(kith)
    await kith.stop()
    await until(() => processesOf(kith.home).length === 0, 5000)
    return { done, orphans: processesOf(kith.home).length }
  } catch (error) {
    console.error(kith.said().split('\n').slice(-30).join('\n'))
    throw error
  } finally {
    await kith.stop()
    rmSync(kith.home, { recursive: true, force: true })
  }
}

export async function foundCompany(kith: Running): Promise<void> {
  await kith.ask('POST', '/first-run', {
    company: 'Reed & Marsh',
    name: 'Tom Reed',
    email: 'tom@reed.example',
    password: 'a long enough password',
    domains: ['reed.example'],
  })
}
