#!/usr/bin/env node
// Kith's front door: plain JavaScript that an old Node runs. Installs what is missing, builds the web app, then hands over to Node 24.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './boot/install.js'
import { runNode } from './boot/run.js'
import { ensureBuilt } from './boot/web.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const words = process.argv.slice(2)
const serves = ['start', 'demo', 'dev'].includes(words[0]) && !words.includes('--help') && !words.includes('-h')

ensureInstalled(root)
if (serves && words[0] !== 'dev') ensureBuilt(root)
process.exit(await runNode(root, [...flags(), join(root, ...program()), ...words], { env: memory() }))

function program() {
  return serves && words[0] === 'dev' ? ['tools', 'dev.ts'] : ['server', 'kith.ts']
}

/** A small young generation and a collection when idle keep the memory at rest low (measured: docs/decisions). */
function flags() {
  return serves ? ['--max-semi-space-size=16', '--expose-gc'] : []
}

function memory() {
  return serves ? { MALLOC_ARENA_MAX: '2' } : {}
}
