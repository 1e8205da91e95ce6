// What the server tells of a customer and of messages, by the names the pages use.
import type { Gives, Item } from '../api.ts'

export type Customer = Gives<'GET /customers/:id'>
export type Entry = Item<'GET /customers/:id/timeline'>
export type Message = Gives<'GET /interactions/:id'>
export type Participant = Entry['participants'][number]
