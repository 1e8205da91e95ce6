// The first minute of a new Kith: who we are and which addresses are ours.
import { z } from 'zod'
import type { Ground } from '../base/scope.ts'
import {
  draftAccount,
  emailText,
  localeText,
  mustBeFirst,
  nameText,
  passwordText,
  timeZoneText,
  writeAccount,
} from './account.ts'
import { refuseFreeMail } from './ours.ts'
import { countryText, domainText, makeWorkspace } from './workspace.ts'

export const firstRunShape = z.object({
  company: nameText,
  name: nameText,
  email: emailText,
  password: passwordText,
  /** Further addresses that the first member writes from. */
  addresses: z.array(emailText).max(50).default([]),
  /** The company's own mail domains: whoever writes from one is one of us. */
  domains: z.array(domainText).max(50).default([]),
  country: countryText.optional(),
  timeZone: timeZoneText.optional(),
  locale: localeText.optional(),
})
export type FirstRun = z.output<typeof firstRunShape>

/** Makes an account and a workspace of which it is the owner, both or neither; `first`: only while there is no account. */
export async function firstRun(
  ground: Ground,
  given: FirstRun,
  { first = false } = {},
): Promise<{ accountId: string; workspaceId: string }> {
  refuseFreeMail(given.domains)
  const { company, name, email, password, addresses, domains, country, timeZone, locale } = given
  const account = await draftAccount({ email, name, password, locale, timeZone })
  const ours = [...new Set([email, ...addresses])]
  const { workspaceId } = await makeWorkspace(
    ground,
    { accountId: account.id, name },
    { name: company, addresses: ours, domains: [...new Set(domains)], country, timeZone, locale },
    async (scope) => {
      if (first) await mustBeFirst(scope)
      await writeAccount(scope, account)
    },
  )
  return { accountId: account.id, workspaceId }
}
