// Runs one tool on the project's own Node and reads what it says as breaches.
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { nodeOf } from '../boot/install.js'

/**
 * A step is { name, words, read }: the words to start Node with, and how to read its output as
 * { breaches: { file, line, rule, instead }[], saw: number of files it looked at, notes? }.
 * A tool that fails without a breach, or that saw no file, is a breach itself: silence is not consent.
 */
export async function runStep(root, { name, words, read }) {
  const started = Date.now()
  const { code, output, said } = await run(root, words)
  const { breaches, saw, notes = [] } = readSafely(read, output, root)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const failed = (instead) => breaches.push({ file: name, line: 1, rule: 'check', instead })
  if (code !== 0 && breaches.length === 0) failed(`ended with ${code}: ${tail(said || output)}`)
  else if (saw === 0 && breaches.length === 0) failed('saw no file')
  return { name, seconds, breaches, notes }
}

function run(root, words) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(nodeOf(root), words, { cwd: root, env: { ...process.env, PATH: path, NO_COLOR: '1' } })
  let output = ''
  let said = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (said += data))
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output, said: error.message }))
    child.once('close', (code) => done({ code: code ?? 1, output, said }))
  })
}

/** A tool that crashed does not say what it should: then its own words are shown. */
function readSafely(read, output, root) {
  try {
    return read(output, root)
  } catch (error) {
    const instead = `said what cannot be read (${error.message}): ${tail(output)}`
    return { breaches: [{ file: 'tools/check', line: 1, rule: 'check', instead }], saw: 0 }
  }
}

function tail(text) {
  return text.trim().split('\n').slice(-6).join(' ⏎ ').slice(-600)
}
