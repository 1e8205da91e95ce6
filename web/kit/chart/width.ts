// The width a chart has to draw in.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The width an element has, as it changes. */
export function useWidth(usual: number): [RefObject<HTMLElement | null>, number] {
  const element = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(usual)
  useLayoutEffect(() => {
    if (!element.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(80, Math.round(entry?.contentRect.width ?? usual))))
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [usual])
  return [element, width]
}
