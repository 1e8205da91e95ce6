// Files on their way into a draft.
import { useRef, useState } from 'react'
import { queries, upload } from '../../api.ts'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { ProblemError } from '../../kit/net/problem.ts'
import { noteFile } from '../draft/copy.ts'
import { say } from '../../words/say.ts'

/** `share`: how much of it has been sent, 0 to 1. */
export type Coming = { key: number; name: string; share: number }

export function useAttach(draftId: string): { coming: Coming[]; attach: (files: readonly File[]) => void } {
  const [coming, setComing] = useState<Coming[]>([])
  const last = useRef(0)
  const update = (key: number, share: number) =>
    setComing((all) => all.map((one) => (one.key === key ? { ...one, share } : one)))
  const send = async (file: File) => {
    const key = ++last.current
    const { name, type } = file
    setComing((all) => [...all, { key, name, share: 0 }])
    try {
      const given = { id: draftId, name: name || 'file', type: type.slice(0, 100) }
      const onProgress = (share: number) => update(key, share)
      noteFile(draftId, await upload('PUT /drafts/:id/files', given, file, { onProgress }))
      await queries.invalidateQueries({ queryKey: ['GET /drafts/:id', { id: draftId }] })
    } catch (error) {
      const isTold = error instanceof ProblemError && !error.isOffline
      if (isTold) toastProblem(error)
      else toast(say('outgoing.fileFailed', { name }), { tone: 'bad' })
    } finally {
      setComing((all) => all.filter((one) => one.key !== key))
    }
  }
  return { coming, attach: (files) => files.forEach((file) => void send(file)) }
}
