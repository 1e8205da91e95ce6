// What came with a message: pictures small, everything for saving.
import { Paperclip } from 'lucide-react'
import { formatBytes } from '../../words/format.ts'
import { useSay } from '../../words/say.ts'
import type { Message } from '../types.ts'

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const mostPreview = 5_000_000

export function Files({ message }: { message: Message }) {
  const say = useSay()
  const files = message.files.filter(({ inline }) => !inline)
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map(({ position, name, type, size }) => {
        const path = `/api/interactions/${message.id}/attachments/${position}`
        return (
          <li key={position}>
            <a href={path} download={name} title={say('views.save', { name })}>
              {pictures.has(type) && size < mostPreview ? (
                <img src={`${path}?show=true`} alt="" loading="lazy" height={44} />
              ) : (
                <Paperclip size={14} aria-hidden />
              )}
              <span className="cut" dir="auto" translate="no">
                {name}
              </span>
              <small>{formatBytes(size)}</small>
            </a>
          </li>
        )
      })}
    </ul>
  )
}
