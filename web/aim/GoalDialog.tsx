// Adding a goal, or changing one.
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useChange } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { Form, showProblem } from '../kit/form/Form.tsx'
import { RadioCards } from '../kit/form/RadioCards.tsx'
import { TextField } from '../kit/form/TextField.tsx'
import { Dialog } from '../kit/overlay/Dialog.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { useSay } from '../words/say.ts'
import type { Goal } from './goal.ts'
import { allServes, type Serves, servesWords } from './serves.ts'

type Props = { goal?: Goal; open: boolean; onOpenChange: (open: boolean) => void }
type Draft = { name: string; serves: Serves; target: string }

export function GoalDialog({ goal, open, onOpenChange }: Props) {
  const say = useSay()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say(goal ? 'aim.goalChange' : 'aim.goalAdd')}>
      <GoalForm goal={goal} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function GoalForm({ goal, onDone }: { goal: Goal | undefined; onDone: () => void }) {
  const say = useSay()
  const before: Draft = { name: goal?.name ?? '', serves: goal?.serves ?? 'satisfaction', target: goal?.target ?? '' }
  const form = useForm<Draft>({ defaultValues: before })
  const [error, setError] = useState<unknown>(null)
  const onError = (problem: unknown) => setError(showProblem(form, problem) ? null : problem)
  const drop = useChange('PUT /goals/:id/dropped')
  const add = useChange('POST /goals', { onError })
  const change = useChange('PATCH /goals/:id', { onError })
  const save = (draft: Draft) => {
    setError(null)
    const done = (undo: () => unknown) => {
      onDone()
      toast(say('workspace.saved'), { undo })
    }
    if (goal)
      change.mutate(
        { id: goal.id, ...draft },
        { onSuccess: () => done(() => change.mutateAsync({ id: goal.id, ...before })) },
      )
    else add.mutate(draft, { onSuccess: ({ id }) => done(() => drop.mutateAsync({ id })) })
  }
  return (
    <Form
      onSubmit={form.handleSubmit(save)}
      error={error}
      actions={
        <>
          <Button onClick={onDone}>{say('kit.cancel')}</Button>
          <Button tone="primary" type="submit" busy={add.isPending || change.isPending}>
            {say('aim.goalSave')}
          </Button>
        </>
      }
    >
      <TextField
        label={say('aim.goalName')}
        placeholder={say('aim.goalNameExample')}
        autoFocus
        error={form.formState.errors.name?.message}
        {...form.register('name', { required: say('workspace.missing') })}
      />
      <RadioCards
        label={say('aim.goalServes')}
        name="serves"
        value={form.watch('serves')}
        onChange={(serves: Serves) => form.setValue('serves', serves, { shouldDirty: true })}
        options={allServes.map((serves) => ({ value: serves, label: say(servesWords[serves].label) }))}
      />
      <TextField
        label={say('aim.goalTarget')}
        placeholder={say('aim.goalTargetExample')}
        optional
        error={form.formState.errors.target?.message}
        {...form.register('target')}
      />
    </Form>
  )
}
