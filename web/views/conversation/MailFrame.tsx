// A mail as it was sent, in a frame where nothing of it can run, as high as the mail; pictures from elsewhere come only when asked for.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { requestText } from '../../kit/net/request.ts'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { Skeleton } from '../../kit/state/Skeleton.tsx'
import { useSay } from '../../words/say.ts'
import { reading } from './frame.ts'
import { measured, measuringSandbox } from './measure.ts'

const lowest = 60
/** Where it cannot be told how high the mail is. */
const usual = 460
const border = 2

export function MailFrame({ id }: { id: string }) {
  const say = useSay()
  const [remote, setRemote] = useState(false)
  const [height, setHeight] = useState(0)
  const query = useApi('GET /interactions/:id/remote-pictures', { id }, { staleTime: Infinity, touchedBy: [] })
  return (
    <Loaded query={query} skeleton={<Skeleton height={lowest} />}>
      {({ pictures }) => (
        <div className="mail">
          {pictures > 0 && !remote && (
            <div className="mail-bar">
              <span>{say('views.kept', { n: pictures })}</span>
              <Button small onClick={() => setRemote(true)}>
                {say('views.loadPictures', { n: pictures })}
              </Button>
            </div>
          )}
          <Measure id={id} onHeight={setHeight} />
          {height === 0 ? (
            <Skeleton height={lowest} />
          ) : (
            <iframe
              key={String(remote)}
              title={say('views.frame')}
              {...reading(remote)}
              referrerPolicy="no-referrer"
              src={`/api/interactions/${id}/html${remote ? '?remote=true' : ''}`}
              style={{ height: remote ? Math.max(height, usual) : height }}
            />
          )}
        </div>
      )}
    </Loaded>
  )
}

/** Tells how high the mail is at this width, with the pictures that came with it. */
function Measure({ id, onHeight }: { id: string; onHeight: (height: number) => void }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { data: html, error } = useQuery({
    queryKey: ['GET /interactions/:id/html', { id }],
    queryFn: ({ signal }) => requestText('GET /interactions/:id/html', { id }, signal),
    staleTime: Infinity,
    meta: { touchedBy: [] },
  })
  // Before the mail is there, the frame holds an empty page.
  const isThere = useRef(false)
  const measure = () => {
    if (isThere.current) onHeight(heightOf(frame.current?.contentDocument))
  }
  useEffect(() => {
    if (error) onHeight(usual)
  }, [error, onHeight])
  const onWidth = useEffectEvent(measure)
  useEffect(() => {
    const widths = new ResizeObserver(() => onWidth())
    if (frame.current) widths.observe(frame.current)
    return () => widths.disconnect()
  }, [html])
  if (html === undefined) return null
  return (
    <iframe
      ref={frame}
      className="measure"
      title=""
      aria-hidden
      tabIndex={-1}
      inert
      sandbox={measuringSandbox}
      srcDoc={measured(html)}
      onLoad={() => {
        const page = frame.current?.contentDocument
        isThere.current = !page || page.URL === 'about:srcdoc'
        measure()
      }}
    />
  )
}

/** What is wider than the frame brings a scroll bar under it. */
function heightOf(page: Document | null | undefined): number {
  const { scrollHeight = 0, scrollWidth = 0, clientWidth = 0 } = page?.documentElement ?? {}
  const bar = scrollWidth > clientWidth ? 16 : 0
  return scrollHeight === 0 ? usual : Math.max(lowest, scrollHeight + border + bar)
}
