// What was typed before Kith is set up stays in this tab when the page is loaded again; a password never does.
import type { Who } from './who.ts'

const key = 'kith.start'
const names = ['sentence', 'company', 'name', 'email', 'addresses', 'domain', 'country', 'timeZone'] as const
export type Draft = Partial<Record<(typeof names)[number], string>>

export function readDraft(): Draft {
  const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
  return onlyNamed(typeof kept === 'object' && kept !== null ? kept : {})
}

export function keepDraft(typed: Draft | Partial<Who>): void {
  sessionStorage.setItem(key, JSON.stringify({ ...readDraft(), ...onlyNamed(typed) }))
}

export const forgetDraft = (): void => sessionStorage.removeItem(key)

function onlyNamed(values: object): Draft {
  const texts = Object.entries(values).filter(
    ([name, value]) => names.includes(name as never) && typeof value === 'string',
  )
  return Object.fromEntries(texts) as Draft
}
