// Loopback ports for servers that are killed and started again at the same one.
import { connect, createServer } from 'node:net'

const [lowest, highest] = [20_000, 32_000]

/** A free port below those that the kernel gives to outgoing connections, so that none takes it while its server is down. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}

/** Calls the port and says whether it is greeted so within two seconds. */
export function greets(port: number, greeting: RegExp): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    const end = (greeted: boolean) => {
      socket.destroy()
      done(greeted)
    }
    socket.setTimeout(2000, () => end(false))
    socket.on('error', () => end(false))
    socket.on('end', () => end(false))
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1')
      if (greeting.test(said)) end(true)
    })
  })
}
