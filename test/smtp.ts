// A sender of our own, byte by byte: it says exactly what it is told to, and hears what is answered.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** Connects without saying anything. */
export async function dial(port: number, from?: string): Promise<Sender> {
  const socket = connect({ port, host: '127.0.0.1', ...(from ? { localAddress: from } : {}) })
  await once(socket, 'connect')
  return new Sender(socket)
}

const wholeAnswer = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/

export class Sender {
  private socket: Socket
  private said = ''
  private over = false
  private wake: () => void = () => undefined
  constructor(socket: Socket) {
    this.socket = socket
    this.follow()
  }

  /** Writes these bytes as they stand. */
  write(text: string | Buffer): void {
    this.socket.write(text)
  }

  /** The next whole answer, its lines joined; throws when the connection ended instead. */
  async heard(): Promise<string> {
    await this.until(() => this.over || wholeAnswer.test(this.said))
    const [answer] = wholeAnswer.exec(this.said) ?? []
    if (answer === undefined) throw new Error(`the connection ended: ${this.said}`)
    this.said = this.said.slice(answer.length)
    return answer.trimEnd()
  }

  /** Writes a line and hears its answer. */
  ask(line: string): Promise<string> {
    this.write(`${line}\r\n`)
    return this.heard()
  }

  /** Speaks encrypted from now on, whatever the certificate; answers whose it is. */
  async encrypt(): Promise<string> {
    this.socket.removeAllListeners('data')
    const secure = connectTls({ socket: this.socket, rejectUnauthorized: false })
    await once(secure, 'secureConnect')
    this.socket = secure
    this.follow()
    return String(secure.getPeerCertificate().subject.CN)
  }

  /** Resolves once the other side has ended; answers what it said before. */
  async ended(): Promise<string> {
    await this.until(() => this.over)
    return this.said.trimEnd()
  }

  close(): void {
    this.socket.destroy()
  }

  private follow(): void {
    this.socket.on('data', (bytes: Buffer) => {
      this.said += bytes.toString('latin1')
      this.wake()
    })
    for (const event of ['error', 'close', 'end'] as const)
      this.socket.on(event, () => {
        this.over = true
        this.wake()
      })
  }

  private async until(enough: () => boolean): Promise<void> {
    while (!enough()) await new Promise<void>((done) => (this.wake = done))
  }
}

/** Hands one message to one address; answers what was said last: of the refusal, or of the message. */
export async function hand(
  port: number,
  to: string,
  message: Buffer | string,
  from = 'tom@reed.example',
): Promise<string> {
  const sender = await dial(port)
  try {
    await sender.heard()
    for (const line of ['EHLO sender.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
      const answer = await sender.ask(line)
      if (!/^[23]/.test(answer)) return answer
    }
    sender.write(stuffed(message))
    return await sender.heard()
  } finally {
    sender.close()
  }
}

/** With the dots that a message may begin its lines with doubled, and the one that ends it. */
export function stuffed(message: Buffer | string): Buffer {
  const text = Buffer.isBuffer(message) ? message.toString('latin1') : message
  const ended = text.endsWith('\r\n') ? text : `${text}\r\n`
  return Buffer.from(`${ended.replace(/^\./gm, '..')}.\r\n`, 'latin1')
}
