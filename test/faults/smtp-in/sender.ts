// A small sender: it offers a message, tells at which point it is, and knows of it only what it was answered.
import { dial, type Sender, stuffed } from '../../smtp.ts'

/** In the order in which they come; `dot`: all of the message is on its way; `acknowledged`: 250 was heard. */
export const points = ['dialled', 'recipient', 'middle', 'dot', 'acknowledged'] as const
export type Point = (typeof points)[number]

const patienceMs = 40_000

/** True when it was acknowledged, false when it is to be offered again; throws when it was refused for good. */
export async function offer(port: number, to: string, mail: Buffer, at: (point: Point) => void): Promise<boolean> {
  let sender: Sender
  try {
    sender = await dial(port)
  } catch {
    return false
  }
  const late = setTimeout(() => sender.close(), patienceMs)
  try {
    return await converse(sender, to, mail, at)
  } catch (error) {
    if (error instanceof Refused) throw error
    return false
  } finally {
    clearTimeout(late)
    sender.close()
  }
}

export class Refused extends Error {}

async function converse(sender: Sender, to: string, mail: Buffer, at: (point: Point) => void): Promise<boolean> {
  at('dialled')
  if (!isGood(await sender.heard())) return false
  for (const line of ['EHLO sender.example', 'MAIL FROM:<someone@sender.example>'])
    if (!isGood(await sender.ask(line))) return false
  sender.write(`RCPT TO:<${to}>\r\n`)
  at('recipient')
  if (!isGood(await sender.heard()) || !isGood(await sender.ask('DATA'))) return false
  const bytes = stuffed(mail)
  const half = Math.floor(bytes.length / 2)
  sender.write(bytes.subarray(0, half))
  at('middle')
  sender.write(bytes.subarray(half))
  at('dot')
  const isTaken = isGood(await sender.heard())
  if (isTaken) at('acknowledged')
  return isTaken
}

function isGood(answer: string): boolean {
  if (answer.startsWith('5')) throw new Refused(answer)
  return /^[23]/.test(answer)
}
