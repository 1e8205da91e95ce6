// What the caller did wrong, as one of a few problems that travel as RFC 9457 problem+json.

export type ProblemType =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'tooLarge'
  | 'tooMany'
  | 'unavailable'

const statuses: Record<ProblemType, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
}

/** One thing wrong with one input: where (dotted path, '' for the whole), a code, and the code's parameters. */
export type InputFault = { path: string; code: string; detail: string }

/** The answer to a caller who asked for what cannot be had. `code` is stable and what the web app words; `detail` is for people who read the API. */
export class Problem extends Error {
  readonly type: ProblemType
  readonly code: string
  readonly errors: InputFault[]
  constructor(type: ProblemType, code: string, detail: string, errors: InputFault[] = []) {
    super(detail)
    this.name = 'Problem'
    this.type = type
    this.code = code
    this.errors = errors
  }
  get status(): number {
    return statuses[this.type]
  }
  toJSON() {
    const { status, code, errors, message: detail } = this
    return { type: `urn:kith:${this.type}`, title: this.type, status, code, detail, errors }
  }
}

export const invalid = (code: string, detail: string, errors?: InputFault[]) =>
  new Problem('invalid', code, detail, errors)
export const unauthenticated = () => new Problem('unauthenticated', 'signed_out', 'Sign in first.')
export const forbidden = (detail = 'Your role does not allow this.') => new Problem('forbidden', 'forbidden', detail)
/** Also the answer for a row of another workspace: whether it exists there is nobody's business. */
export const notFound = (what: string) => new Problem('notFound', 'not_found', `There is no such ${what} here.`)
export const conflict = (code: string, detail: string) => new Problem('conflict', code, detail)
export const unavailable = (code: string, detail: string) => new Problem('unavailable', code, detail)
