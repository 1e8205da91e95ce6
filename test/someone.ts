// Somebody else in a test's world: a member with a role and a session of their own.
import { admitMember } from '../server/workspace/member/admit.ts'
import type { Role } from '../server/workspace/role.ts'
import { openSession } from '../server/workspace/session.ts'
import type { World } from './world.ts'

export type Someone = { id: string; email: string; token: string }

/** Lets somebody in with this role and signs them in. */
export async function letIn({ ground, scope }: World, role: Role, name = `A ${role}`): Promise<Someone> {
  const email = `${role}-${crypto.randomUUID()}@elsewhere.example`
  const { id } = await admitMember(scope, { name, email, role })
  if (!id) throw new Error('was only invited')
  const found = await ground.pool.query('select id from account where email = $1', [email])
  const { token } = await openSession(ground, found.rows[0].id, scope.workspaceId, {
    userAgent: 'test',
    address: '127.0.0.1',
  })
  return { id, email, token }
}
