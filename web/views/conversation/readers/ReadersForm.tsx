// Asks to whom a conversation is closed: who reads it now, who still shall, and what the others see.
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../kit/action/Button.tsx'
import { Form } from '../../../kit/form/Form.tsx'
import { RadioCards } from '../../../kit/form/RadioCards.tsx'
import { Select } from '../../../kit/form/Select.tsx'
import { useHere } from '../../../shell/here.ts'
import { formatList } from '../../../words/format.ts'
import { useSay } from '../../../words/say.ts'
import { CirclePick } from '../../../workspace/circle/CirclePick.tsx'
import { type Circle, isNobody, nobody, useNamesOf, useParts } from '../../../workspace/circle/circle.ts'
import { type Closing, type Few, fewOf, type Readers, setReaders } from './closing.ts'
import { NowReads } from './NowReads.tsx'

type Props = { conversationId: string; closing: Closing; readers: Readers; onClose: () => void }

export function ReadersForm({ conversationId, closing, readers, onClose }: Props) {
  const say = useSay()
  const [before] = useState(() => fewOf(closing, readers))
  const [few, choose] = useState<Few>(before)
  const change = useMutation({
    mutationFn: () => setReaders(conversationId, few, before),
    onSuccess: onClose,
  })
  const actions = (
    <Button tone="primary" type="submit" busy={change.isPending} disabled={!few && !before}>
      {say('views.readersSave')}
    </Button>
  )
  return (
    <Form error={change.error} actions={actions} onSubmit={() => change.mutate()}>
      <NowReads readers={readers} />
      <RadioCards
        label={say('views.readersFromNow')}
        name="closed"
        value={few ? 'few' : 'open'}
        onChange={(of) => choose(of === 'few' ? (before ?? { ...nobody, outline: false }) : null)}
        options={[
          { value: 'open', label: say('views.readersOpen'), hint: say('views.readersOpenHint') },
          { value: 'few', label: say('views.readersFew'), hint: <Always owners={closing.owners} /> },
        ]}
      />
      {few && <Chosen {...{ few, choose, closing, readers }} isClosed={before !== null} />}
    </Form>
  )
}

/** Who need not be chosen. */
function Always({ owners }: { owners: readonly string[] }) {
  const say = useSay()
  const myId = useHere().data?.member?.id
  const others = owners.filter((id) => id !== myId)
  const names = useNamesOf(others.length > 0)({ members: others, departments: [] })
  return names.length > 0 ? say('views.readersAlways', { names: formatList(names) }) : say('views.readersAlwaysYou')
}

type ChosenProps = Pick<Props, 'closing' | 'readers'> & {
  few: NonNullable<Few>
  choose: (few: Few) => void
  isClosed: boolean
}

function Chosen({ few, choose, closing, readers, isClosed }: ChosenProps) {
  const say = useSay()
  const myId = useHere().data?.member?.id
  const { owners } = closing
  const offered = useOffered(readers, [...owners, myId ?? ''], isClosed)
  const chosen: Circle = {
    members: few.members.filter((id) => id !== myId && !owners.includes(id)),
    departments: few.departments,
  }
  return (
    <>
      {isNobody(offered) && isNobody(chosen) ? (
        <p className="sub">{say('views.readersNobodyElse')}</p>
      ) : (
        <CirclePick
          label={say('views.readersWho')}
          {...(isClosed ? { hint: say('views.readersGain') } : {})}
          value={chosen}
          among={offered}
          onChange={(circle) => choose({ ...circle, outline: few.outline })}
        />
      )}
      <Select
        label={say('capture.outline')}
        hint={say('capture.outlineHint')}
        value={few.outline ? 'everyone' : 'nobody'}
        options={[
          { value: 'nobody', label: say('capture.outlineNobody') },
          { value: 'everyone', label: say('capture.outlineEveryone') },
        ]}
        onChange={({ target }) => choose({ ...few, outline: target.value === 'everyone' })}
      />
    </>
  )
}

/** Who reads it now; once it is closed, those from whom it was taken are not told, so everybody is on offer. */
function useOffered(readers: Readers, without: readonly string[], everybody: boolean): Circle {
  const inside = new Set(readers.members.flatMap(({ id, departmentIds }) => [id, ...departmentIds]))
  const parts = useParts().filter(({ id }) => !without.includes(id) && (everybody || inside.has(id)))
  const idsOf = (of: keyof Circle) => parts.filter(({ kind }) => kind === of).map(({ id }) => id)
  return { members: idsOf('members'), departments: idsOf('departments') }
}
