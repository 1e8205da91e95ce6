// What each role may: one table.
import { endpointFor } from '../base/endpoint.ts'

export const roles = ['owner', 'manager', 'member', 'guest'] as const
export type Role = (typeof roles)[number]

/** Each right, and the roles that have it. A guest reads; a member works with customers; a manager brings sources and shapes the company; an owner decides who is in. */
export const rights = {
  readCustomers: ['owner', 'manager', 'member', 'guest'],
  editCustomers: ['owner', 'manager', 'member'],
  writeMail: ['owner', 'manager', 'member'],
  readSources: ['owner', 'manager', 'member'],
  bringSources: ['owner', 'manager', 'member'],
  manageSources: ['owner', 'manager'],
  readCompany: ['owner', 'manager', 'member', 'guest'],
  shapeCompany: ['owner', 'manager'],
  readMembers: ['owner', 'manager', 'member', 'guest'],
  manageMembers: ['owner'],
  ownAccount: ['owner', 'manager', 'member', 'guest'],
} as const satisfies Record<string, readonly Role[]>

export type Right = keyof typeof rights

export const may = (role: string, right: Right): boolean => (rights[right] as readonly string[]).includes(role)

/** Declares an endpoint of a workspace with the right it takes. */
export const endpoint = endpointFor<Right>()
