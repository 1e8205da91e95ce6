// The first minute of a new Kith: who we are and which addresses are ours.
import { z } from 'zod'
import type { Ground } from '../base/scope.ts'
import { emailText, localeText, makeAccount, nameText, passwordText, timeZoneText } from './account.ts'
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

/** Makes an account and a workspace of which it is the owner. */
export async function firstRun(ground: Ground, given: FirstRun): Promise<{ accountId: string; workspaceId: string }> {
  refuseFreeMail(given.domains)
  const { company, name, email, password, addresses, domains, country, timeZone, locale } = given
  const accountId = await makeAccount(ground, { email, name, password, locale, timeZone })
  const ours = [...new Set([email, ...addresses])]
  const scope = await makeWorkspace(
    ground,
    { accountId, name },
    { name: company, addresses: ours, domains: [...new Set(domains)], country, timeZone, locale },
  )
  return { accountId, workspaceId: scope.workspaceId }
}
