// Addresses as they are typed and pasted.
import type { Part, Recipient } from '../types.ts'

/** Near enough to tell a slip while typing; the server looks closer. */
export const isAddress = (text: string): boolean => /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(text)

/** "Ann <ann@x.example>, bob@y.example; cay" as recipients; what is no address stays as it was typed. */
export function readTyped(text: string, part: Part): Recipient[] {
  return text
    .split(/[,;\n\t]+(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const named = /^"?(.*?)"?\s*<([^<>]+)>$/.exec(one)
      return named
        ? { part, name: (named[1] ?? '').slice(0, 200), address: (named[2] ?? '').trim().slice(0, 320) }
        : { part, name: '', address: one.replace(/^mailto:/i, '').slice(0, 320) }
    })
}

/** Nobody twice, whatever the part they stand in. */
export function added(all: readonly Recipient[], more: readonly Recipient[]): Recipient[] {
  const key = ({ address }: Recipient) => address.toLowerCase()
  const there = new Set(all.map(key))
  return [...all, ...more.filter((one) => !there.has(key(one)) && there.add(key(one)))]
}

export const shownName = ({ name, address }: Pick<Recipient, 'name' | 'address'>): string => name || address
