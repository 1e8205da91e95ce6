// Which addresses and mail domains are our own.
import { z } from 'zod'
import { flag, id, nothing, openEndpoint } from '../../base/endpoint.ts'
import { emailText } from '../account.ts'
import { isFreeMail } from '../free-mail.ts'
import { dropAddress, dropDomain, keepAddress, keepDomain, listOurs } from '../ours.ts'
import { endpoint } from '../role.ts'
import { domainText } from '../workspace.ts'

export const oursRoutes = {
  'GET /mail-domains/:domain': openEndpoint({
    name: 'readMailDomain',
    does: 'Tells whether anybody can have a mailbox at a domain, so that it cannot be a company’s own.',
    may: 'anyone',
    perMinute: 300,
    takes: z.object({ domain: domainText }),
    gives: z.object({ free: flag }),
    answer: async (_door, { domain }) => ({ free: isFreeMail(domain) }),
  }),
  'GET /ours': endpoint({
    name: 'listOurs',
    does: 'Lists our own addresses, each with whose it is, and our own mail domains.',
    may: 'readMembers',
    takes: nothing,
    gives: z.object({
      addresses: z.array(
        z.object({ address: z.string(), memberId: id.nullable(), foundBy: z.enum(['asked', 'domain', 'sender']) }),
      ),
      domains: z.array(z.object({ domain: z.string() })),
    }),
    answer: listOurs,
  }),
  'PUT /ours/addresses/:address': endpoint({
    name: 'keepAddress',
    does: 'Says that an address is ours, and whose (nobody’s alone: shared); what was captured is filed anew.',
    may: 'shapeCompany',
    takes: z.object({ address: emailText, memberId: id.nullable() }),
    gives: nothing,
    answer: async (scope, { address, memberId }) => {
      await keepAddress(scope, address, memberId)
      return {}
    },
  }),
  'DELETE /ours/addresses/:address': endpoint({
    name: 'dropAddress',
    does: 'Takes an address from ours; what was captured is filed anew.',
    may: 'shapeCompany',
    takes: z.object({ address: emailText }),
    gives: nothing,
    answer: async (scope, { address }) => {
      await dropAddress(scope, address)
      return {}
    },
  }),
  'PUT /ours/domains/:domain': endpoint({
    name: 'keepDomain',
    does: 'Says that everyone who writes from a domain is one of us; what was captured is filed anew.',
    may: 'shapeCompany',
    takes: z.object({ domain: domainText }),
    gives: nothing,
    answer: async (scope, { domain }) => {
      await keepDomain(scope, domain)
      return {}
    },
  }),
  'DELETE /ours/domains/:domain': endpoint({
    name: 'dropDomain',
    does: 'Takes a domain from ours; what was captured is filed anew.',
    may: 'shapeCompany',
    takes: z.object({ domain: domainText }),
    gives: nothing,
    answer: async (scope, { domain }) => {
      await dropDomain(scope, domain)
      return {}
    },
  }),
}
