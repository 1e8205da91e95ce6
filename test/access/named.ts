// Which id stands in which field of which endpoint. An endpoint whose ids cannot be told makes the access test fail: add it here.
import { newId } from '../../server/base/id.ts'
import type { Ids } from './company.ts'

/** By the word that the path begins with, for `id` alone. */
const byPath: Record<string, string> = {
  people: 'person',
  organizations: 'organization',
  customers: 'person',
  notes: 'note',
  handles: 'handle',
  who: 'question',
  conversations: 'conversation',
  interactions: 'interaction',
  waiting: 'waitingInteraction',
  sources: 'source',
  arrivals: 'leftOut',
  parcels: 'parcel',
  members: 'colleague',
  departments: 'department',
  vision: 'vision',
  goals: 'goal',
  sessions: 'session',
  'saved-filters': 'filter',
  'drop-addresses': 'drop',
  assignments: 'assignment',
  remarks: 'remark',
  notifications: 'notification',
  drafts: 'draft',
  'draft-files': 'draftFile',
  sendings: 'sending',
  senders: 'sender',
  mailboxes: 'mailbox',
  invitations: 'invitation',
}

const byField: Record<string, string> = {
  personId: 'person',
  memberId: 'owner',
  ownerId: 'owner',
  departmentId: 'department',
  departmentIds: 'department',
  alsoDepartmentId: 'department',
  members: 'owner',
  departments: 'department',
  'readers.members': 'owner',
  'readers.departments': 'department',
  'outline.members': 'owner',
  'outline.departments': 'department',
  organizationId: 'organization',
  sourceId: 'source',
  parcelId: 'fullParcel',
  workspaceId: 'workspace',
  interactionId: 'waitingInteraction',
  interactionIds: 'waitingInteraction',
  conversationId: 'waitingConversation',
  customerId: 'person',
  holderId: 'owner',
  instead: 'owner',
  to: 'owner',
  under: 'interaction',
  'organization.id': 'organization',
  'filter.ownerId': 'owner',
  'filter.organizationId': 'organization',
}

/** Where the endpoint means another one than usual. */
const byEndpoint: Record<string, string> = {
  'POST /customers/:id/return id': 'removed',
  'POST /notes/:id/return id': 'goneNote',
  'POST /remarks/:id/return id': 'goneRemark',
  'PUT /handles/:id/person id': 'otherHandle',
  'PUT /who/:id/answer personId': 'candidate',
  'POST /members memberId': 'colleague',
  'DELETE /departments/:id id': 'spareDepartment',
  'DELETE /customers/:id id': 'sparePerson',
  'PATCH /mailboxes/:id folders.id': 'mailboxFolder',
  'DELETE /mailboxes/:id id': 'spareMailbox',
  'POST /drafts/:id/send id': 'readyDraft',
  'POST /drafts/:id/former id': 'replacedDraft',
  'POST /drafts/:id/return id': 'goneDraft',
  'DELETE /drafts/:id id': 'spareDraft',
  'PUT /drafts/:id sourceId': 'sender',
  'POST /draft-files/:id/return id': 'goneDraftFile',
  'POST /sendings/:id/again id': 'failedSending',
  'POST /sendings/:id/sent id': 'unknownSending',
  'POST /sendings/:id/put-away id': 'filedSending',
  'DELETE /sendings/:id/put-away id': 'filedSending',
}

/** Ids that the caller makes up. */
const madeUp = new Set(['POST /saved-filters id'])

/** What an id-typed field of an endpoint names. */
export function kindOf(key: string, field: string): string {
  const [, path = ''] = key.split(' ')
  const kind = byEndpoint[`${key} ${field}`] ?? (field === 'id' ? byPath[path.split('/')[1] ?? ''] : byField[field])
  if (madeUp.has(`${key} ${field}`)) return 'new'
  if (!kind)
    throw new Error(`the access test does not know whose id ${field} of ${key} is: say so in test/access/named.ts`)
  return kind
}

/** That id; throws when the company under test has none. */
export function idOf(key: string, field: string, ids: Ids): string {
  const kind = kindOf(key, field)
  if (kind === 'new') return newId()
  const found = ids[kind]
  if (!found) throw new Error(`the company under test has no ${kind}`)
  return found
}
