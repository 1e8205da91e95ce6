// The Customer view: who they are and everything between us, read in one round trip.
import { z } from 'zod'
import { notFound } from '../../base/problem.ts'
import { type Scope, run, steady } from '../../base/scope.ts'
import { noteShape, notesQuery } from '../../people/hand/note.ts'
import { answerQuery, answerShape, waitingQuery, waitingShape } from './answer-time.ts'
import { aroundQuery, colleagueShape, colleaguesQuery, neighbourShape } from './around.ts'
import { handlesQuery, headOf, headQuery, headShape } from './head.ts'
import { countsOf, countsShape, oursOf, oursShape, rhythmOf, rhythmQuery, rhythmShape } from './rhythm.ts'
import { pageLength, pageOfEntries, timelineQueries, timelineShape } from './timeline.ts'

export const customerShape = headShape.extend({
  counts: countsShape,
  rhythm: rhythmShape,
  /** Null where we never answered them. */
  answer: answerShape.nullable(),
  waiting: z.array(waitingShape),
  around: z.array(neighbourShape),
  /** An organization's people. */
  people: z.array(colleagueShape),
  ours: z.array(oursShape),
  notes: z.array(noteShape),
  timeline: timelineShape,
})

export async function readCustomer(scope: Scope, id: string): Promise<z.input<typeof customerShape>> {
  // Prepared: planning these anew took most of the time of an answer (measured at 1,000,000 interactions).
  const [newest, participants] = timelineQueries(scope, id, pageLength, {})
  const [[head], handles, timeline, took, rhythm, [answer], waiting, around, people, notes] = await run(
    scope,
    steady(headQuery(scope, id)),
    steady(handlesQuery(scope, id)),
    steady(newest),
    steady(participants),
    steady(rhythmQuery(scope, id)),
    steady(answerQuery(scope, id)),
    steady(waitingQuery(scope, id)),
    steady(aroundQuery(scope, id)),
    steady(colleaguesQuery(scope, id)),
    steady(notesQuery(scope, id)),
  )
  if (!head) throw notFound('customer')
  return {
    ...headOf(head, handles),
    counts: countsOf(rhythm),
    rhythm: rhythmOf(rhythm, new Date().toISOString().slice(0, 10)),
    answer: answer && answer.seconds !== null ? { seconds: answer.seconds, answers: answer.answers } : null,
    waiting,
    around,
    people,
    ours: oursOf(rhythm),
    notes: notes.map(({ member_id, member_name, ...note }) => ({
      ...note,
      by: member_id ? { id: member_id, name: member_name ?? '' } : null,
    })),
    timeline: pageOfEntries(timeline, took, pageLength),
  }
}
