// Asks who may read a source, and what the others see of it.
import { RadioCards } from '../../kit/form/RadioCards.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { useHere } from '../../shell/here.ts'
import { say, useVoice } from '../../words/say.ts'
import { CirclePick } from '../../workspace/circle/CirclePick.tsx'
import { nobody, useParts } from '../../workspace/circle/circle.ts'
import { type Choice, isCircle } from './readers.ts'

type Props = {
  value: Choice
  onChange: (choice: Choice) => void
  /** What it means that its owner alone reads it. */
  ownerHint: string
  /** Whose source it is: they always read it. Null where it is nobody's; the caller's if not said. */
  ownerId?: string | null | undefined
}

type Of = 'everyone' | 'some' | 'owner'

export function ReadersField({ value, onChange, ownerHint, ownerId }: Props) {
  useVoice()
  const myId = useHere().data?.member?.id ?? null
  const whose = ownerId === undefined ? myId : ownerId
  const { readers, outline } = value
  const isAlone = useParts().every(({ id }) => id === whose)
  const options: { value: Of; label: string; hint: string }[] = [
    { value: 'everyone', label: say('capture.readersEveryone'), hint: say('capture.readersEveryoneHint') },
    ...(isAlone && !isCircle(readers)
      ? []
      : [{ value: 'some' as const, label: say('capture.readersSome'), hint: say('capture.readersSomeHint') }]),
    ...(whose === null
      ? []
      : [
          {
            value: 'owner' as const,
            label: say(whose === myId ? 'capture.readersOwner' : 'capture.readersTheirs'),
            hint: ownerHint,
          },
        ]),
  ]
  const choose = (of: Of) => onChange({ ...value, readers: of === 'some' ? nobody : of })
  return (
    <>
      <RadioCards
        label={say('capture.readers')}
        name="readers"
        value={isCircle(readers) ? 'some' : readers}
        onChange={choose}
        options={options}
      />
      {isCircle(readers) && (
        <CirclePick
          label={say('capture.readersWho')}
          value={readers}
          withoutId={whose}
          onChange={(circle) => onChange({ ...value, readers: circle })}
        />
      )}
      {readers !== 'everyone' && !isAlone && <OutlineField value={value} onChange={onChange} />}
      {isCircle(outline) && readers !== 'everyone' && (
        <CirclePick
          label={say('capture.outlineWho')}
          value={outline}
          withoutId={whose}
          onChange={(circle) => onChange({ ...value, outline: circle })}
        />
      )}
    </>
  )
}

/** What those see who may not read it. */
function OutlineField({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const { outline } = value
  return (
    <Select
      label={say('capture.outline')}
      hint={say('capture.outlineHint')}
      value={isCircle(outline) ? 'some' : outline}
      options={[
        { value: 'nobody', label: say('capture.outlineNobody') },
        { value: 'everyone', label: say('capture.outlineEveryone') },
        { value: 'some', label: say('capture.outlineSome') },
      ]}
      onChange={({ target }) =>
        onChange({ ...value, outline: target.value === 'some' ? nobody : (target.value as 'nobody' | 'everyone') })
      }
    />
  )
}
