// A person as the forms correct them.
import type { Gives } from '../../api.ts'

export type Person = Gives<'GET /people/:id'>
