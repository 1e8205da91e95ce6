// The English catalogue: one file for each folder-word; its keys type everything that is said.
import { capture } from './en/capture.ts'
import { company } from './en/company.ts'
import { follow } from './en/follow.ts'
import { drop } from './en/drop.ts'
import { invitation } from './en/invitation.ts'
import { kit } from './en/kit.ts'
import { outgoing } from './en/outgoing.ts'
import { mailbox } from './en/mailbox.ts'
import { people } from './en/people.ts'
import { problem } from './en/problem.ts'
import { search } from './en/search.ts'
import { shell } from './en/shell.ts'
import { aim } from './en/aim.ts'
import { today } from './en/today.ts'
import { views } from './en/views.ts'
import { workspace } from './en/workspace.ts'

export const english = {
  company,
  today,
  follow,
  views,
  capture,
  drop,
  invitation,
  mailbox,
  kit,
  outgoing,
  people,
  problem,
  shell,
  aim,
  workspace,
  search,
} as const
