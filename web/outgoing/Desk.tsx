// The desk over every page: the mail being written, at the lower right of a wide window, all of a phone's.
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { Button, buttonClass } from '../kit/action/Button.tsx'
import { useShortcut } from '../kit/keys/shortcut.ts'
import { Dialog } from '../kit/overlay/Dialog.tsx'
import { useRight } from '../shell/here.ts'
import { useSay } from '../words/say.ts'
import { closeDesk, type Open, useOpen, usePlaced, writeTo } from './desk.ts'
import { mailtoLink } from './mailto.ts'
import './outgoing.css'

const Composer = lazy(() => import('./compose/Composer.tsx').then(({ Composer }) => ({ default: Composer })))

export function Desk() {
  const say = useSay()
  const open = useOpen()
  const mayWrite = useRight('writeMail')
  const isPlaced = usePlaced(open?.draftId ? open.conversationId : null)
  useShortcut('c', say('outgoing.write'), () => writeTo(), { when: mayWrite })
  useFocusBack(open !== null)
  if (!open || isPlaced) return null
  if (open.draftId === null) return <NoMailbox mail={open.mail} />
  return (
    <Suspense>
      <Composer key={open.draftId} draftId={open.draftId} place="desk" onGone={closeDesk} />
    </Suspense>
  )
}

function NoMailbox({ mail }: { mail: Extract<Open, { draftId: null }>['mail'] }) {
  const say = useSay()
  const navigate = useNavigate()
  const mayConnect = useRight('bringSources')
  const connect = () => {
    closeDesk()
    void navigate({ to: '/channels', search: { connect: 'yes' } as never })
  }
  return (
    <Dialog
      open
      onOpenChange={closeDesk}
      title={say('outgoing.connectTitle')}
      description={say('outgoing.connectWhy')}
      actions={
        <>
          <a className={buttonClass('plain', false)} href={mailtoLink(mail)} onClick={closeDesk}>
            {say('outgoing.ownProgramme')}
          </a>
          {mayConnect && (
            <Button tone="primary" onClick={connect}>
              {say('outgoing.connect')}
            </Button>
          )}
        </>
      }
    />
  )
}

/** Whoever closes what they wrote is where they were before. */
function useFocusBack(isOpen: boolean): void {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    if (!isOpen) return
    before.current = document.activeElement
    return () => {
      const { current } = before
      const isLost = document.activeElement === document.body || document.activeElement === null
      if (isLost && current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true })
    }
  }, [isOpen])
}
