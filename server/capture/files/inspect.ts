// Looks whether anything can be had of what is brought: a packed file of which nothing can be read is refused, one damaged somewhere gives what it has.
import { type DetectedFile, detectFile } from './detect.ts'
import type { Problem } from './found.ts'
import { listMessages } from './list.ts'

const packed = new Set(['zip', 'tar', 'targz', 'mboxgz'])
/** One that has so many damaged things is shown with them. */
const mostDamaged = 100

/** What it is, or why it is refused. */
export async function inspectFile(path: string): Promise<DetectedFile> {
  const detected = await detectFile(path)
  if ('problem' in detected || !packed.has(detected.kind)) return detected
  let nothing: Problem = { problem: 'empty', detail: '' }
  let damaged = 0
  for await (const found of listMessages(path)) {
    const isDamaged = 'problem' in found && (found.problem === 'corrupt' || found.problem === 'truncated')
    if (!isDamaged || ++damaged > mostDamaged) return detected
    nothing = { problem: found.problem, detail: sentences[found.problem] ?? found.detail }
  }
  return nothing
}

const sentences: Partial<Record<Problem['problem'], string>> = {
  corrupt: 'It is damaged and nothing in it can be read. Export or download it anew and bring that.',
  truncated: 'It ends before anything in it does, as if a copy was cut. Export or download it anew and bring that.',
}
