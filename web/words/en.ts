// The English catalogue: one file for each folder-word; its keys type everything that is said.
import { capture } from './en/capture.ts'
import { kit } from './en/kit.ts'
import { problem } from './en/problem.ts'
import { shell } from './en/shell.ts'
import { aim } from './en/aim.ts'
import { workspace } from './en/workspace.ts'

export const english = { capture, kit, problem, shell, aim, workspace } as const
