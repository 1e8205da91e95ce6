// Takes files and folders: dropped anywhere on the page, or chosen.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { say, useVoice } from '../../words/say.ts'
import { Button } from '../action/Button.tsx'
import { type Dropped, readDrop, readList } from './drop.ts'

type Props = {
  onFiles: (files: Dropped[]) => void
  label: string
  hint?: ReactNode
  accept?: string
  /** Offers to choose a whole folder. */
  folders?: boolean
}

export function FileDrop({ onFiles, label, hint, accept, folders = true }: Props) {
  useVoice()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    if (input.files?.length) onFiles(readList(input.files))
    input.value = ''
  }
  return (
    <div className="drop">
      <div className="title">{label}</div>
      {hint && <div className="sub">{hint}</div>}
      <div className="acts">
        <Button onClick={() => files.current?.click()}>{say('kit.chooseFiles')}</Button>
        {folders && <Button onClick={() => folder.current?.click()}>{say('kit.chooseFolder')}</Button>}
      </div>
      <input ref={files} type="file" multiple hidden accept={accept} onChange={(event) => take(event.target)} />
      <input ref={folder} type="file" hidden {...{ webkitdirectory: '' }} onChange={(event) => take(event.target)} />
      <PageDrop onFiles={onFiles} />
    </div>
  )
}

/** Takes what is dropped anywhere on the page, and shows that it would. */
export function PageDrop({ onFiles }: Pick<Props, 'onFiles'>) {
  const over = usePageDrop(onFiles)
  return over && createPortal(<div className="drop-over">{say('kit.dropHere')}</div>, document.body)
}

/** Whether files hang over the page; what is let go of is read and handed on. */
function usePageDrop(onFiles: (files: Dropped[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    const listening = new AbortController()
    const on = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', run: (event: DragEvent) => void) =>
      document.addEventListener(name, (event) => event.dataTransfer?.types.includes('Files') && run(event), listening)
    on('dragenter', () => setOver(true))
    on('dragover', (event) => event.preventDefault())
    on('dragleave', (event) => !event.relatedTarget && setOver(false))
    on('drop', (event) => {
      event.preventDefault()
      setOver(false)
      void readDrop(event.dataTransfer!).then((files) => files.length > 0 && latest.current(files))
    })
    return () => listening.abort()
  }, [])
  return over
}
