// Builds the web app when its sources are not those it was last built from.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeOf } from './install.js'

/** Leaves web/dist built from the sources as they are now. */
export function ensureBuilt(root) {
  const config = viteConfig(root)
  if (!config) return console.log('There is no web app to build here: serving the API alone.')
  const stamp = join(root, 'web', 'dist', '.source')
  const now = fingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  console.log('Building the web app …')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const words = [vite, 'build', '--config', config, '--logLevel', 'warn']
  const done = spawnSync(nodeOf(root), words, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (done.status === 0) return writeFileSync(stamp, now)
  console.error(`${done.stdout ?? ''}${done.stderr ?? ''}`.trim() || String(done.error?.message))
  console.error('The web app could not be built.')
  process.exit(1)
}

/** Where vite is configured; null while there is no web app. */
export function viteConfig(root) {
  return [join(root, 'web', 'vite.config.ts'), join(root, 'vite.config.ts')].find((path) => existsSync(path)) ?? null
}

/** The names, sizes and times of everything the build reads: hundreds of files in a few milliseconds. */
function fingerprint(root) {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && entry.name !== 'dist') walk(path)
      else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) add(path)
    }
  }
  walk(join(root, 'web'))
  add(join(root, 'package-lock.json'))
  add(viteConfig(root))
  return hash.digest('hex')
}
