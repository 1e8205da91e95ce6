// What the token of an invitation's link invites to.
import { useQuery } from '@tanstack/react-query'
import { call, type Gives, queries } from '../../api.ts'
import { ProblemError } from '../../kit/net/problem.ts'

export type Invited = Gives<'POST /invited'> & { token: string }
export const overCodes = ['invitation_used', 'invitation_revoked', 'invitation_expired', 'invitation_unknown'] as const
export type Over = (typeof overCodes)[number]

export const useInvited = (token: string) =>
  useQuery({
    queryKey: ['POST /invited', token],
    queryFn: async ({ signal }): Promise<Invited> => ({
      ...(await call('POST /invited', { token }, { signal })),
      token,
    }),
    enabled: token !== '',
    staleTime: 60_000,
  })

/** Why nobody joins with it any more; undefined for any other trouble. */
export const overOf = (error: unknown): Over | undefined =>
  overCodes.find((code) => error instanceof ProblemError && error.code === code)

/** Somebody else may have been quicker, or it was withdrawn in the meantime: then the page says so. */
export function lookAgain(error: unknown): void {
  if (overOf(error)) void queries.invalidateQueries({ queryKey: ['POST /invited'] })
}
