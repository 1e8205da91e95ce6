// A member as the server tells them.
import type { Gives } from '../../api.ts'

export type Member = Gives<'GET /members'>['items'][number]
