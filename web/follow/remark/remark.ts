// The notes to colleagues of a conversation, and who may be named in one.
import { type Gives, useApi } from '../../api.ts'
import type { Name } from './named.ts'

export type Remark = Gives<'GET /conversations/:id/remarks'>['items'][number]
export type Circle = Gives<'GET /conversations/:id/readers'>['circles'][number]

export function useRemarks(conversationId: string): readonly Remark[] {
  const touchedBy = ['remark', 'conversation', 'interaction', 'member']
  return useApi('GET /conversations/:id/remarks', { id: conversationId }, { touchedBy }).data?.items ?? []
}

/** Who may be named in a note for this circle, who may not, and the circles there are. */
export function useNameable(
  conversationId: string,
  under: string,
): { names: Name[]; refused: Name[]; circles: Circle[] } {
  const { data: readers } = useApi('GET /conversations/:id/readers', { id: conversationId })
  const { data: all } = useApi('GET /members', {}, { touchedBy: ['member'], staleTime: 60_000 })
  const circles = readers?.circles ?? []
  const circle = circles.find(({ interactionId }) => interactionId === under) ?? circles[0]
  const inside = new Set(circle?.memberIds)
  const members = (all?.items ?? []).filter(({ status }) => status === 'active')
  return {
    circles,
    names: readers?.members.filter(({ id }) => inside.has(id)) ?? [],
    refused: readers ? members.filter(({ id }) => !inside.has(id)) : [],
  }
}
