// What a sender is told who is not served: codes of RFC 5321, and no word about which addresses there are.

/** Thrown, or handed to the SMTP server: the code decides whether the sender comes again (4xx) or tells whoever wrote (5xx). */
export class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

export const unknown = () => new Refusal(550, 'No such address here')
export const notOurs = () => new Refusal(550, 'No mail is passed on from here')
export const oneAtATime = () => new Refusal(452, 'One address at a time, please')
export const tooLarge = (most: number) => new Refusal(552, `The message is larger than ${most} bytes`)
export const bareLineEnd = () => new Refusal(554, 'A line ends in a bare CR or LF (RFC 5321, section 2.3.8)')
export const noRoom = () => new Refusal(452, 'Not enough room just now; please try again later')
export const notNow = () => new Refusal(451, 'Not possible just now; please try again later')
export const tooMany = () => new Refusal(421, 'Too much from there; please try again later')
export const closing = () => new Refusal(421, 'Closing; please try again')
export const tooSlow = () => new Refusal(421, 'Too slow; please try again')

/** What the world does is told as a reason to come again; anything else is a bug, logged once. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { code = '', message } = error as { code?: string; message: string }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return noRoom()
  const isGone = code === 'ECONNECTION' || code === 'ERR_STREAM_PREMATURE_CLOSE'
  if (!isGone) console.error(`a dropped mail was not accepted: ${message}`)
  return notNow()
}
