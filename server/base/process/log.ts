// What the server says on its console: one line each, never what customers said.

export type Log = {
  info(line: string): void
  error(line: string, cause?: unknown): void
}

/** quiet says errors only, debug also where they come from. */
export function makeLog(level: 'quiet' | 'normal' | 'debug'): Log {
  return {
    info: (line) => level !== 'quiet' && console.log(line),
    error: (line, cause) => (level === 'debug' && cause ? console.error(line, cause) : console.error(line)),
  }
}
