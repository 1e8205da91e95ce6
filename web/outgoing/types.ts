// Drafts and mail on its way, by the names the pages use.
import type { Gives, Item, Takes } from '../api.ts'

export type Draft = Gives<'GET /drafts/:id'>
export type Recipient = Draft['recipients'][number]
export type Part = Recipient['part']
export type DraftFile = Draft['files'][number]
export type DraftLine = Item<'GET /drafts'>
export type Content = Omit<Takes<'PUT /drafts/:id'>, 'id' | 'version'>
export type Sender = Gives<'GET /senders'>['items'][number]
export type Sending = Gives<'GET /sendings'>['items'][number]
export type Returned = Gives<'GET /customers/:id/returned'>['returned'][number]
export type Suggestion = Gives<'GET /recipients'>['items'][number]
export type Kind = Draft['kind']
