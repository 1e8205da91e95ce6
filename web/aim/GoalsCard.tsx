// What the company is trying to reach: its goals, each with what it serves and how one will know.
import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { useApi, useChange } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { IconButton } from '../kit/action/IconButton.tsx'
import { Menu } from '../kit/overlay/Menu.tsx'
import { toast } from '../kit/overlay/toast.ts'
import { Card } from '../kit/show/Card.tsx'
import { Row } from '../kit/show/Row.tsx'
import { Tag } from '../kit/show/Tag.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { useRight } from '../shell/here.ts'
import { useSay } from '../words/say.ts'
import type { Goal } from './goal.ts'
import { GoalDialog } from './GoalDialog.tsx'
import { servesWords } from './serves.ts'
import './aim.css'

/** Not shown while there is no goal to someone who may not set one. */
export function GoalsCard() {
  const say = useSay()
  const may = useRight('shapeCompany')
  const [adding, setAdding] = useState(false)
  const goals = useApi('GET /goals', {}, { touchedBy: ['goal'] })
  return (
    <Loaded query={goals}>
      {({ items }) => {
        const standing = items.filter(({ dropped }) => !dropped)
        return (
          <Card title={say('aim.goals')} empty={standing.length === 0 && !may}>
            {standing.length === 0 && <p className="sub">{say('aim.goalsNone')}</p>}
            {standing.map((goal) => (
              <GoalRow key={goal.id} goal={goal} may={may} />
            ))}
            {may && (
              <div className="aim-add">
                <Button small icon={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
                  {say('aim.goalAdd')}
                </Button>
              </div>
            )}
            {may && <Dropped goals={items.filter(({ dropped }) => dropped)} />}
            <GoalDialog open={adding} onOpenChange={setAdding} />
          </Card>
        )
      }}
    </Loaded>
  )
}

function GoalRow({ goal, may }: { goal: Goal; may: boolean }) {
  const say = useSay()
  const { id, name, serves, target } = goal
  const [changing, setChanging] = useState(false)
  const takeUp = useChange('DELETE /goals/:id/dropped')
  const drop = useChange('PUT /goals/:id/dropped', {
    onSuccess: () => toast(say('aim.goalDropped', { name }), { undo: () => takeUp.mutateAsync({ id }) }),
  })
  const { label, tone } = servesWords[serves]
  return (
    <>
      <Row
        title={name}
        small={target}
        right={
          <span className="aim-right">
            <Tag tone={tone}>{say(label)}</Tag>
            {may && (
              <Menu
                label={name}
                align="end"
                trigger={
                  <IconButton label={say('aim.goalMore', { name })}>
                    <Ellipsis size={16} aria-hidden />
                  </IconButton>
                }
                items={[
                  { label: say('aim.goalChange'), onChoose: () => setChanging(true) },
                  { label: say('aim.goalDrop'), danger: true, onChoose: () => drop.mutate({ id }) },
                ]}
              />
            )}
          </span>
        }
      />
      <GoalDialog goal={goal} open={changing} onOpenChange={setChanging} />
    </>
  )
}

function Dropped({ goals }: { goals: readonly Goal[] }) {
  const say = useSay()
  const takeUp = useChange('DELETE /goals/:id/dropped')
  if (goals.length === 0) return null
  return (
    <details className="aim-dropped">
      <summary>{say('aim.goalsDropped', { n: goals.length })}</summary>
      {goals.map(({ id, name }) => (
        <Row
          key={id}
          title={name}
          right={
            <Button small onClick={() => takeUp.mutate({ id })}>
              {say('aim.goalTakeUp')}
            </Button>
          }
        />
      ))}
    </details>
  )
}
