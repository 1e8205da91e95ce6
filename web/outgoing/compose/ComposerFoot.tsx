// The foot of the composer: what went wrong, and send, attach, throw away.
import { Paperclip, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { wordsFor } from '../../kit/net/problem.ts'
import { useSay } from '../../words/say.ts'

type Props = {
  problem: unknown
  busy: boolean
  /** Files are still on their way. */
  isComing: boolean
  /** The words speak of a file, and there is none. */
  isForgotten: boolean
  onFiles: (files: readonly File[]) => void
  onDiscard: () => void
}

export function ComposerFoot({ problem, busy, isComing, isForgotten, onFiles, onDiscard }: Props) {
  const say = useSay()
  const files = useRef<HTMLInputElement>(null)
  return (
    <footer>
      <div className="told" role="alert">
        {problem ? wordsFor(problem) : null}
      </div>
      {isForgotten && !problem && <small className="told quiet">{say('outgoing.forgotFile')}</small>}
      <div className="acts">
        <Button tone="primary" type="submit" busy={busy} disabled={isComing} title={say('outgoing.sendKey')}>
          {say('outgoing.send')}
        </Button>
        <IconButton
          label={`${say('outgoing.attach')} · ${say('outgoing.attachHint')}`}
          onClick={() => files.current?.click()}
        >
          <Paperclip size={17} aria-hidden />
        </IconButton>
        <span className="rest" />
        <IconButton label={say('outgoing.discard')} onClick={onDiscard}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </footer>
  )
}
