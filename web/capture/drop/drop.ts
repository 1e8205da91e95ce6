// A drop address as the server tells of it.
import type { Gives } from '../../api.ts'

export type Drop = Gives<'GET /drop-addresses'>['items'][number]
