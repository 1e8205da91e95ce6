// A sender of our own, byte by byte: it says exactly what it is told to, and hears what is answered.
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export type Sender = {
  /** Writes these bytes as they stand. */
  write(text: string | Buffer): void
  /** The next whole answer, its lines joined; throws when the connection ended instead. */
  heard(): Promise<string>
  /** Writes a line and hears its answer. */
  ask(line: string): Promise<string>
  /** Speaks encrypted from now on, whatever the certificate; answers whose it is. */
  encrypt(): Promise<string>
  /** Resolves once the other side has ended; answers what it said before. */
  ended(): Promise<string>
  close(): void
}

/** Connects without saying anything. */
export async function dial(port: number, from?: string): Promise<Sender> {
  let socket: Socket = connect({ port, host: '127.0.0.1', ...(from ? { localAddress: from } : {}) })
  let [said, over] = ['', false]
  let wake: () => void = () => undefined
  const follow = (one: Socket) => {
    one.on('data', (bytes: Buffer) => {
      said += bytes.toString('latin1')
      wake()
    })
    const end = () => {
      over = true
      wake()
    }
    one.on('error', end)
    one.on('close', end)
    one.on('end', end)
  }
  await new Promise<void>((done, failed) => {
    socket.once('connect', done)
    socket.once('error', failed)
  })
  follow(socket)
  const until = async (enough: () => boolean) => {
    while (!enough()) await new Promise<void>((done) => (wake = done))
  }
  const sender: Sender = {
    write: (text) => void socket.write(text),
    async heard() {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/
      await until(() => over || whole.test(said))
      const [answer] = whole.exec(said) ?? []
      if (answer === undefined) throw new Error(`the connection ended: ${said}`)
      said = said.slice(answer.length)
      return answer.trimEnd()
    },
    ask(line) {
      socket.write(`${line}\r\n`)
      return sender.heard()
    },
    async encrypt() {
      socket.removeAllListeners('data')
      const secure = connectTls({ socket, rejectUnauthorized: false })
      await new Promise<void>((done, failed) => {
        secure.once('secureConnect', done)
        secure.once('error', failed)
      })
      socket = secure
      follow(secure)
      return secure.getPeerCertificate().subject.CN as string
    },
    async ended() {
      await until(() => over)
      return said.trimEnd()
    },
    close: () => void socket.destroy(),
  }
  return sender
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
