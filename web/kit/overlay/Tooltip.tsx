// A word or two on hover and on keyboard focus. Made by hand: the positioning library weighs more than the rest of the shell.
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from '../show/Kbd.tsx'
import { useDelay } from './delay.ts'

type Props = { text: ReactNode; keys?: string; children: ReactElement }
type Place = { left: number; top: number; above: boolean }

const delayMs = 350
const gap = 6

/** The element keeps its own accessible name; the tooltip is for the eye. */
export function Tooltip({ text, keys, children }: Props) {
  const [place, setPlace] = useState<Place | null>(null)
  const delay = useDelay()
  const hide = () => {
    delay.stop()
    setPlace(null)
  }
  const showAt = (element: HTMLElement, after: number) => {
    delay.start(() => setPlace(placeBeside(element.getBoundingClientRect())), after)
  }
  useHideOnEscape(place !== null, hide)
  const own = (children as ReactElement<HTMLAttributes<HTMLElement>>).props
  const trigger = cloneElement(children as ReactElement<HTMLAttributes<HTMLElement>>, {
    onPointerEnter: (event) => (
      own.onPointerEnter?.(event), event.pointerType !== 'touch' && showAt(event.currentTarget, delayMs)
    ),
    onPointerLeave: (event) => (own.onPointerLeave?.(event), hide()),
    onPointerDown: (event) => (own.onPointerDown?.(event), hide()),
    onFocus: (event) => (
      own.onFocus?.(event), event.currentTarget.matches(':focus-visible') && showAt(event.currentTarget, 0)
    ),
    onBlur: (event) => (own.onBlur?.(event), hide()),
  })
  return (
    <>
      {trigger}
      {place &&
        createPortal(
          <Bubble place={place}>
            {text} {keys && <Kbd keys={keys} />}
          </Bubble>,
          document.body,
        )}
    </>
  )
}

function Bubble({ place: { left, top, above }, children }: { place: Place; children: ReactNode }) {
  const edge = `clamp(8px, calc(${left}px - 50%), calc(100vw - 100% - 8px))`
  return (
    <div
      className="tooltip"
      role="tooltip"
      aria-hidden
      style={{ position: 'fixed', left: 0, top, translate: `${edge} ${above ? '-100%' : '0'}` }}
    >
      {children}
    </div>
  )
}

/** Below the element, or above where the window ends. */
function placeBeside({ left, right, top, bottom }: DOMRect): Place {
  const above = bottom + 44 > innerHeight
  return { left: (left + right) / 2, top: above ? top - gap : bottom + gap, above }
}

function useHideOnEscape(shown: boolean, hide: () => void): void {
  const latest = useRef(hide)
  useEffect(() => {
    latest.current = hide
  })
  useEffect(() => {
    if (!shown) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && latest.current()
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [shown])
}
