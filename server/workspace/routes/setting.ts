// The workspace itself: what it is called, and making another one.
import { z } from 'zod'
import { id, nothing, openEndpoint } from '../../base/endpoint.ts'
import { unauthenticated } from '../../base/problem.ts'
import { emailText, nameText, readAccount, timeZoneText } from '../account.ts'
import { refuseFreeMail } from '../ours.ts'
import { endpoint } from '../role.ts'
import { chooseWorkspace } from '../session.ts'
import { changeWorkspace, countryText, domainText, makeWorkspace } from '../workspace.ts'

export const settingRoutes = {
  'PATCH /workspace': endpoint({
    name: 'changeWorkspace',
    does: 'Changes the name, country or time zone of the workspace.',
    may: 'shapeCompany',
    takes: z.object({
      name: nameText.optional(),
      country: countryText.optional(),
      timeZone: timeZoneText.optional(),
    }),
    gives: nothing,
    answer: async (scope, change) => {
      await changeWorkspace(scope, change)
      return {}
    },
  }),
  'POST /workspaces': openEndpoint({
    name: 'makeWorkspace',
    does: 'Makes another workspace, whose owner the account is, and switches this session to it.',
    may: 'account',
    perMinute: 20,
    takes: z.object({
      name: nameText,
      addresses: z.array(emailText).max(50).default([]),
      domains: z.array(domainText).max(50).default([]),
      country: countryText.optional(),
      timeZone: timeZoneText.optional(),
    }),
    gives: z.object({ id }),
    answer: async (door, { addresses, domains, ...made }) => {
      if (!door.accountId || !door.sessionId) throw unauthenticated()
      refuseFreeMail(domains)
      const { name, email, locale } = await readAccount(door.ground, door.accountId)
      const ours = { addresses: [...new Set([email, ...addresses])], domains: [...new Set(domains)] }
      const scope = await makeWorkspace(door.ground, { accountId: door.accountId, name }, { locale, ...made, ...ours })
      await chooseWorkspace(door.ground, door.sessionId, scope.workspaceId)
      return { id: scope.workspaceId }
    },
  }),
}
