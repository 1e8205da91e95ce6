// All of one message: new words, what it quotes and how it is signed folded away, its attachments, and the mail as it was sent.
import { Code, Download, FileText, Quote, Signature } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { Marked } from '../../kit/show/Marked.tsx'
import { useSay } from '../../words/say.ts'
import { Files } from './Files.tsx'
import { MailFrame } from './MailFrame.tsx'
import type { Message } from '../types.ts'

export function Unfolded({ message }: { message: Message }) {
  const say = useSay()
  const [asSent, setAsSent] = useState(false)
  const [quote, setQuote] = useState(message.said === '' && message.quoted !== '')
  const [sign, setSign] = useState(false)
  return (
    <>
      {asSent ? (
        <MailFrame id={message.id} />
      ) : (
        <>
          {message.said ? <Words text={message.said} /> : <p className="quiet">{say('views.noWords')}</p>}
          {sign && <Words text={message.signature} quiet />}
          {quote && <Words text={message.quoted} quiet quote />}
          {!message.whole && <p className="quiet">{say('views.cut')}</p>}
        </>
      )}
      <Files message={message} />
      <div className="mail-acts">
        {!asSent && message.quoted && (
          <Fold icon={<Quote size={13} />} open={quote} onToggle={() => setQuote(!quote)}>
            {say(quote ? 'views.quotedHide' : 'views.quoted')}
          </Fold>
        )}
        {!asSent && message.signature && (
          <Fold icon={<Signature size={13} />} open={sign} onToggle={() => setSign(!sign)}>
            {say(sign ? 'views.signatureHide' : 'views.signature')}
          </Fold>
        )}
        {message.hasHtml && (
          <Fold
            icon={asSent ? <FileText size={13} /> : <Code size={13} />}
            open={asSent}
            onToggle={() => setAsSent(!asSent)}
          >
            {say(asSent ? 'views.asText' : 'views.asSent')}
          </Fold>
        )}
        <a className="button quiet small" href={`/api/interactions/${message.id}/raw`} download>
          <Download size={13} aria-hidden />
          {say('views.raw')}
        </a>
      </div>
    </>
  )
}

type WordsProps = { text: string; quiet?: boolean; quote?: boolean; sought?: readonly string[] }

/** What someone wrote, in its own direction; words that were looked for are marked. */
export function Words({ text, quiet = false, quote = false, sought = [] }: WordsProps) {
  return (
    <div className={`said${quiet ? ' quiet' : ''}${quote ? ' quote' : ''}`} dir="auto">
      {sought.length > 0 ? <Marked text={text} words={sought} /> : text}
    </div>
  )
}

type FoldProps = { icon: React.ReactNode; open: boolean; onToggle: () => void; children: React.ReactNode }

function Fold({ icon, open, onToggle, children }: FoldProps) {
  return (
    <Button tone="quiet" small icon={icon} aria-expanded={open} onClick={onToggle}>
      {children}
    </Button>
  )
}
