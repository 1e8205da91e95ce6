// A number with the member's separators, figures of one width.
import { formatCount } from '../../words/format.ts'
import { useVoice } from '../../words/say.ts'

export function Num({ value, cap }: { value: number; cap?: number }) {
  useVoice()
  return <span className="num">{formatCount(value, cap)}</span>
}
