// The day under which what happened on it stands.
import { type At, formatDay } from '../../words/date.ts'
import { useVoice } from '../../words/say.ts'

export function DayHeading({ at }: { at: At }) {
  useVoice()
  return <h3 className="day">{formatDay(at, 'heading')}</h3>
}
