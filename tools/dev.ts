// `npm run dev`: the server, started again at every change, behind vite, which serves the web app from its sources on one address.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createServer } from 'vite'
import { readConfig } from '../server/base/config.ts'

const root = resolve(import.meta.dirname, '..')
const { host, port } = readConfig()
const behind = `http://127.0.0.1:${port + 1}`

const web = await createServer({
  configFile: ['web/vite.config.ts', 'vite.config.ts']
    .map((path) => resolve(root, path))
    .find((path) => existsSync(path)),
  server: { host, port, strictPort: true, proxy: { '/api': behind } },
})
await web.listen()
const kith = spawn(process.execPath, ['--watch', '--watch-preserve-output', resolve(root, 'server/kith.ts'), 'start'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, KITH_HOST: '127.0.0.1', KITH_PORT: String(port + 1), KITH_URL: `http://${host}:${port}` },
})

let ending = false
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end())
process.once('disconnect', () => void end())
kith.once('exit', () => void end())

async function end() {
  if (ending) return
  ending = true
  if (kith.exitCode === null) {
    kith.kill('SIGTERM')
    await new Promise((done) => kith.once('exit', done))
  }
  await web.close()
  process.exit(0)
}
