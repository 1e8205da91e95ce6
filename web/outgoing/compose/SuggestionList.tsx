// The people whom what is being typed may mean.
import { useSay } from '../../words/say.ts'
import type { Suggestion } from '../types.ts'

type Props = { id: string; items: readonly Suggestion[]; at: number; onTake: (one: Suggestion) => void }

export function SuggestionList({ id, items, at, onTake }: Props) {
  const say = useSay()
  return (
    <div className="menu suggestions" role="listbox" id={`${id}-list`} aria-label={say('outgoing.suggestions')}>
      {items.map((one, index) => (
        // The line keeps the focus: a press on it chooses before the line is left.
        <div
          key={one.address}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={index === at ? 'on' : ''}
          onPointerDown={(event) => {
            event.preventDefault()
            onTake(one)
          }}
        >
          <b translate="no" dir="auto" className="cut">
            {one.name}
          </b>
          <span className={one.returned ? 'cut struck' : 'cut'} translate="no">
            {one.address}
          </span>
          {one.returned ? (
            <small className="owe">{say('outgoing.cameBackShort')}</small>
          ) : (
            one.customerId === null && <small>{say('outgoing.colleague')}</small>
          )}
        </div>
      ))}
    </div>
  )
}
