// A goal as the server tells it.
import type { Gives } from '../api.ts'

export type Goal = Gives<'GET /goals'>['items'][number]
