// How the roles are called, and what each is for.
export const roles = ['owner', 'manager', 'member', 'guest'] as const
export type Role = (typeof roles)[number]

export const roleWords = {
  owner: { name: 'workspace.role_owner', hint: 'workspace.roleHint_owner' },
  manager: { name: 'workspace.role_manager', hint: 'workspace.roleHint_manager' },
  member: { name: 'workspace.role_member', hint: 'workspace.roleHint_member' },
  guest: { name: 'workspace.role_guest', hint: 'workspace.roleHint_guest' },
} as const satisfies Record<Role, { name: string; hint: string }>
