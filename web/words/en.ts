// The English catalogue: one file for each folder-word; its keys type everything that is said.
import { kit } from './en/kit.ts'
import { problem } from './en/problem.ts'
import { shell } from './en/shell.ts'

export const english = { kit, problem, shell } as const
