// Chance that is the same each time: numbers and identifiers made from a name.
import { createHash } from 'node:crypto'

export const digest = (name: string) => createHash('sha256').update(name).digest('hex')
export const chance = (name: string) => Number.parseInt(digest(name).slice(0, 8), 16)
