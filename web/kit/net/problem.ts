// What a request can answer instead of what was asked for: an RFC 9457 problem, or no answer at all.
import { sayCode } from '../../words/say.ts'

export type InputFault = { path: string; code: string; detail?: string }
type Fields = { type?: string; title?: string; status?: number; code?: string; detail?: string; errors?: InputFault[] }

export class ProblemError extends Error {
  readonly type: string
  readonly title: string
  /** 0 where there was no answer. */
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: InputFault[]
  constructor(
    { type = 'about:blank', title = 'Problem', status = 0, code = 'unknown', detail = '', errors = [] }: Fields,
    cause?: unknown,
  ) {
    super(detail || title, { cause })
    this.name = 'ProblemError'
    this.type = type
    this.title = title
    this.status = status
    this.code = code
    this.detail = detail
    this.errors = errors
  }
  get isOffline(): boolean {
    return this.code === 'offline'
  }
}

/** Whether what was asked for is not there, or not for whoever asks. */
export const isNotHere = (error: unknown): boolean => error instanceof ProblemError && error.status === 404

/** Whether the same question would get the same answer. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ProblemError && error.status >= 400 && error.status < 500 && ![408, 429].includes(error.status)

export const offline = (cause?: unknown) =>
  new ProblemError({ title: 'Offline', code: 'offline', detail: 'The server did not answer.' }, cause)

/** What to tell a person about any error. */
export function wordsFor(error: unknown): string {
  const code = error instanceof ProblemError ? error.code : 'unknown'
  return sayCode('problem', code, {}, sayCode('problem', 'unknown'))
}

export async function readProblem(response: Response): Promise<ProblemError> {
  const isProblem = response.headers.get('content-type')?.includes('json')
  const fields = isProblem ? ((await response.json().catch(() => ({}))) as Fields) : {}
  // A gateway's own page instead of an answer: what stands behind it is down.
  return !isProblem && response.status >= 502 ? offline() : new ProblemError({ ...fields, status: response.status })
}
