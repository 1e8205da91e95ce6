// What each role may: one table.
import { endpointFor } from '../base/endpoint.ts'

export const roles = ['owner', 'manager', 'member', 'guest'] as const
export type Role = (typeof roles)[number]

/**
 * Each right, and the roles that have it. A guest reads what is for them or their department, and nothing that is for everyone; a member works
 * with customers, and closes what came through their own sources; a manager looks after sources, shapes the company and invites; an owner decides who is in.
 */
export const rights = {
  readCustomers: ['owner', 'manager', 'member', 'guest'],
  editCustomers: ['owner', 'manager', 'member'],
  writeMail: ['owner', 'manager', 'member'],
  readSources: ['owner', 'manager', 'member'],
  bringSources: ['owner', 'manager', 'member'],
  manageSources: ['owner', 'manager'],
  closeConversations: ['owner', 'manager', 'member'],
  closeAnyConversation: ['owner', 'manager'],
  readCompany: ['owner', 'manager', 'member', 'guest'],
  shapeCompany: ['owner', 'manager'],
  readMembers: ['owner', 'manager', 'member', 'guest'],
  inviteMembers: ['owner', 'manager'],
  manageMembers: ['owner'],
  ownAccount: ['owner', 'manager', 'member', 'guest'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights

export const may = (role: string, right: Right): boolean => (rights[right] as readonly string[]).includes(role)

/** Declares an endpoint of a workspace with the right it takes. */
export const endpoint = endpointFor<Right>()
