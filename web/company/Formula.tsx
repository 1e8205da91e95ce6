// How a number is counted, in words beside it.
import { Info } from 'lucide-react'
import { IconButton } from '../kit/action/IconButton.tsx'
import { Popover } from '../kit/overlay/Popover.tsx'
import { useSay } from '../words/say.ts'
import './formula.css'

export function Formula({ name, words }: { name: string; words: string }) {
  const say = useSay()
  const label = say('company.formula', { name })
  return (
    <Popover
      label={label}
      align="end"
      trigger={
        <IconButton label={label} className="formula">
          <Info size={14} aria-hidden />
        </IconButton>
      }
    >
      <p className="explain">{words}</p>
    </Popover>
  )
}
