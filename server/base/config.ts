// Every setting: its name, its default, what it means, and what it may be.
import { resolve } from 'node:path'
import { z } from 'zod'

const root = resolve(import.meta.dirname, '../..')
const text = z.string().min(1)
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'begins with postgresql://')

/** The table that the README shows. The default is what you would write, and says so where there is none. */
export const settings = {
  KITH_HOME: { fallback: 'data', means: 'The folder that holds everything Kith keeps', takes: text },
  KITH_PORT: {
    fallback: '4321',
    means: 'The port it serves on (0: any free one)',
    takes: z.coerce.number().int().min(0).max(65_535),
  },
  KITH_HOST: {
    fallback: '127.0.0.1',
    means: 'The address it serves on (0.0.0.0: every network of this machine)',
    takes: text,
  },
  KITH_URL: {
    fallback: '',
    means: 'The address people open it at, where that is another one (a proxy, a name)',
    takes: z.url({ protocol: /^https?$/ }),
  },
  KITH_TRUST_PROXY: {
    fallback: 'no',
    means: 'yes: a proxy in front tells the caller’s address and scheme',
    takes: yesOrNo,
  },
  DATABASE_URL: {
    fallback: '',
    means: 'A PostgreSQL server (15 to 18) to use instead of Kith’s own',
    takes: postgresUrl,
  },
  KITH_APP_DATABASE_URL: {
    fallback: '',
    means: 'The same database as the role Kith works as, where DATABASE_URL’s role may not make it',
    takes: postgresUrl,
  },
  KITH_KEY: {
    fallback: '',
    means:
      'The key that seals mailbox passwords (32 bytes in base64), where several servers share one database; else Kith makes one in its folder',
    takes: text,
  },
  KITH_MAIL_HOSTS: {
    fallback: 'any',
    means: 'Where mail servers may stand that people connect; any: also in this network; public: only on the Internet',
    takes: z.enum(['any', 'public']),
  },
  KITH_DATA: {
    fallback: '',
    means: 'A folder of public data sets for the tests and evaluations that use them',
    takes: text,
  },
  KITH_LOG: {
    fallback: 'normal',
    means: 'quiet: errors only; normal: and what happens; debug: and where errors come from',
    takes: z.enum(['quiet', 'normal', 'debug']),
  },
} as const

export type Config = {
  home: string
  port: number
  host: string
  url?: string
  trustProxy: boolean
  databaseUrl?: string
  appDatabaseUrl?: string
  key?: string
  mailHosts: 'any' | 'public'
  data?: string
  log: 'quiet' | 'normal' | 'debug'
}

/** Reads the settings; throws one sentence that names the first bad one. A setting left empty has its default. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const databaseUrl = read(env, 'DATABASE_URL')
  const appDatabaseUrl = read(env, 'KITH_APP_DATABASE_URL')
  if (appDatabaseUrl && !databaseUrl) throw new Error('KITH_APP_DATABASE_URL is set, but DATABASE_URL is not.')
  const home = read(env, 'KITH_HOME') as string
  return {
    home: env.KITH_HOME ? resolve(home) : resolve(root, home),
    port: read(env, 'KITH_PORT') as number,
    host: read(env, 'KITH_HOST') as string,
    url: read(env, 'KITH_URL'),
    trustProxy: read(env, 'KITH_TRUST_PROXY') as boolean,
    databaseUrl,
    appDatabaseUrl,
    key: read(env, 'KITH_KEY'),
    mailHosts: read(env, 'KITH_MAIL_HOSTS') as Config['mailHosts'],
    data: read(env, 'KITH_DATA'),
    log: read(env, 'KITH_LOG') as Config['log'],
  }
}

function read<N extends keyof typeof settings>(
  env: NodeJS.ProcessEnv,
  name: N,
): z.output<(typeof settings)[N]['takes']> | undefined {
  const { fallback, takes } = settings[name]
  const given = env[name] || fallback
  if (given === '') return undefined
  const { data, error } = takes.safeParse(given)
  // An address may hold a password, and a key is one: neither is repeated.
  const shown = name.endsWith('DATABASE_URL') || name === 'KITH_KEY' ? '' : ` is "${given}", which`
  if (error)
    throw new Error(`The setting ${name}${shown} is not valid: ${error.issues[0]?.message ?? 'see the README'}.`)
  return data as z.output<(typeof settings)[N]['takes']>
}
