// Runs a program on the project's own Node as if it were this process: its signals, its end, its exit code.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { nodeOf } from './install.js'

/** Where the caller stood: npm changes to the project's folder, and paths they typed are meant from theirs. */
export const callerFolder = () => process.env.INIT_CWD ?? process.cwd()

/**
 * Runs Node with these words and answers its exit code. The child has a channel to us (it is told when we are gone),
 * and when npm, which runs us, is killed, the child is ended.
 */
export function runNode(root, words, { cwd = callerFolder(), env = {} } = {}) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(nodeOf(root), words, {
    cwd,
    env: { ...process.env, PATH: path, ...env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) process.on(name, () => child.kill(name))
  if (process.env.npm_lifecycle_event) watchParent(() => child.kill('SIGTERM'))
  return new Promise((done) => {
    child.once('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.once('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** npm runs us through a shell, which may stay between us: then it is the shell's parent that counts. */
function watchParent(gone) {
  const parent = process.ppid
  const shell = /^(ba|da|z|k)?sh$/.test(statusOf(parent).Name ?? '')
  const now = () => (shell && process.ppid === parent ? statusOf(parent).PPid : process.ppid)
  const npm = now()
  const timer = setInterval(() => {
    if (now() === npm) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
}

/** What Linux says of a process; nothing on other systems. */
function statusOf(pid) {
  const path = `/proc/${pid}/status`
  if (!existsSync(path)) return {}
  return Object.fromEntries(
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split(/:\s*/)),
  )
}
