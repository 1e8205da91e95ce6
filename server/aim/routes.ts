// What the company is for and what it tries to reach.
import { z } from 'zod'
import { id, nothing } from '../base/endpoint.ts'
import { endpoint } from '../workspace/role.ts'
import {
  addGoal,
  changeGoal,
  dropGoal,
  goalName,
  goalShape,
  listGoals,
  serves,
  takeGoalUp,
  targetText,
} from './goal.ts'
import { listVisions, sentenceText, takeVisionBack, visionShape, writeVision } from './vision.ts'

export const aimRoutes = {
  'GET /vision': endpoint({
    name: 'readVision',
    does: 'Tells the sentence that holds, or null while there is none.',
    may: 'readCompany',
    takes: nothing,
    gives: z.object({ vision: visionShape.nullable() }),
    answer: async (scope) => ({ vision: (await listVisions(scope, 1))[0] ?? null }),
  }),
  'GET /vision/history': endpoint({
    name: 'listVisions',
    does: 'Lists the sentences of the vision, the one that holds first.',
    may: 'readCompany',
    takes: nothing,
    gives: z.object({ items: z.array(visionShape) }),
    answer: async (scope) => ({ items: await listVisions(scope) }),
  }),
  'POST /vision': endpoint({
    name: 'writeVision',
    does: 'Writes a new sentence, which holds from now on.',
    may: 'shapeCompany',
    takes: z.object({ sentence: sentenceText }),
    gives: z.object({ id }),
    answer: async (scope, { sentence }) => ({ id: await writeVision(scope, sentence) }),
  }),
  'DELETE /vision/:id': endpoint({
    name: 'takeVisionBack',
    does: 'Takes the newest sentence back, so that the one before it holds again.',
    may: 'shapeCompany',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await takeVisionBack(scope, which.id)
      return {}
    },
  }),
  'GET /goals': endpoint({
    name: 'listGoals',
    does: 'Lists the goals; those that were dropped are told as such.',
    may: 'readCompany',
    takes: nothing,
    gives: z.object({ items: z.array(goalShape) }),
    answer: async (scope) => ({ items: await listGoals(scope) }),
  }),
  'POST /goals': endpoint({
    name: 'addGoal',
    does: 'Adds a goal and what it serves.',
    may: 'shapeCompany',
    takes: z.object({ name: goalName, serves, target: targetText.default('') }),
    gives: z.object({ id }),
    answer: async (scope, draft) => ({ id: await addGoal(scope, draft) }),
  }),
  'PATCH /goals/:id': endpoint({
    name: 'changeGoal',
    does: 'Changes what a goal is called, what it serves, or its target.',
    may: 'shapeCompany',
    takes: z.object({ id, name: goalName.optional(), serves: serves.optional(), target: targetText.optional() }),
    gives: nothing,
    answer: async (scope, { id, ...change }) => {
      await changeGoal(scope, id, change)
      return {}
    },
  }),
  'PUT /goals/:id/dropped': endpoint({
    name: 'dropGoal',
    does: 'Gives a goal up.',
    may: 'shapeCompany',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await dropGoal(scope, which.id)
      return {}
    },
  }),
  'DELETE /goals/:id/dropped': endpoint({
    name: 'takeGoalUp',
    does: 'Takes a goal up again that was dropped.',
    may: 'shapeCompany',
    takes: z.object({ id }),
    gives: nothing,
    answer: async (scope, which) => {
      await takeGoalUp(scope, which.id)
      return {}
    },
  }),
}
