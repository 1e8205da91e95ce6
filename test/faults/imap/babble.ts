// A server that speaks nearly IMAP: answers that break off, contradict each other, never end or are no answers, another at each command.
import { createServer, type Socket } from 'node:net'
import { chances } from '../kit/chances.ts'

const binary = Buffer.from(Array.from({ length: 300 }, (_, n) => (n * 37) & 255)).toString('latin1')

/** What is said instead of an answer; `tag` is the command's. */
export const babbles: ((tag: string) => string)[] = [
  (tag) => `${tag} OK done\r\n`,
  (tag) => `* LIST (\\HasNoChildren) "/" INBOX\r\n* LIST (((((\r\n${tag} OK done\r\n`,
  (tag) => `* LIST (\\Noselect) "/" INBOX\r\n${tag} OK done\r\n`,
  () => `* 99999999999999999999 EXISTS\r\n* -1 EXPUNGE\r\n* 5 FETCH (UID x)\r\n`,
  (tag) => `* 7 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT 3]\r\n${tag} OK [READ-WRITE] done\r\n`,
  (tag) => `* SEARCH 1 2 3 x 4294967296 0 -4\r\n${tag} OK done\r\n`,
  (tag) => `* 1 FETCH (UID 1 RFC822.SIZE 99999999999 INTERNALDATE "yesterday" FLAGS (\\Seen)\r\n${tag} OK done\r\n`,
  (tag) => `* 1 FETCH (UID 1 BODY[] {1000000}\r\nshort\r\n${tag} OK done\r\n`,
  () => `* 1 FETCH (UID 1 BODY[] {99999999999}\r\n`,
  () => `wrong OK done\r\n`,
  (tag) => `${tag} OK [\r\n`,
  () => '* BYE over\r\n',
  () => `* OK ${'('.repeat(5000)}\r\n`,
  () => `${binary}\r\n`,
  () => '\r\n\r\n+ \r\n+ go on\r\n',
  (tag) => `${tag} NO [AUTHENTICATIONFAILED\r\n`,
  (tag) =>
    `* CAPABILITY IMAP4rev1 IDLE CONDSTORE LIST-STATUS\r\n* STATUS INBOX (MESSAGES many UIDNEXT\r\n${tag} OK done\r\n`,
  (tag) => `${tag} BAD Request is throttled. Suggested Backoff Time: 99999999 milliseconds\r\n`,
]

/** Listens on the port; answers how to end it. */
export async function babble(port: number, seed = 1): Promise<() => Promise<void>> {
  const chance = chances(seed)
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    socket.write('* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n')
    socket.on('data', (bytes) => {
      const [tag = 'a'] = bytes.toString('latin1').split(' ')
      // A sign-in succeeds mostly, so that what comes after is reached.
      const isSignIn = /^\S+ (LOGIN|AUTHENTICATE|CAPABILITY|ID|NAMESPACE|ENABLE)/i.test(bytes.toString('latin1'))
      const say = isSignIn && chance() < 0.8 ? babbles[0] : babbles[Math.floor(chance() * babbles.length)]
      socket.write(say?.(tag) ?? '', 'latin1')
    })
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return async () => {
    const closed = new Promise((done) => server.close(done))
    for (const socket of open) socket.destroy()
    await closed
  }
}
