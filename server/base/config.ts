// Every setting: its name, its default, what it means, and what it may be.
import { resolve } from 'node:path'
import { z } from 'zod'
import { isNetwork, loopback } from './net/network.ts'

const root = resolve(import.meta.dirname, '../..')
const text = z.string().min(1)
const port = z.coerce.number().int().min(0).max(65_535)
const mailDomain = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const publicUrl = z
  .url({ protocol: /^https?$/ })
  .pipe(z.string().regex(/^[^/]+\/\/[^/?#]+\/?$/, 'is more than https://name or https://name:port'))
  .transform((url) => new URL(url).origin)
const proxies = z
  .string()
  .transform((text) => (text === 'no' ? [] : text === 'yes' ? [...loopback] : text.split(/[\s,]+/).filter(Boolean)))
  .refine((list) => list.every(isNetwork), 'is neither yes nor no nor addresses such as 10.0.0.2 or 172.18.0.0/16')
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'begins with postgresql://')

/** The table that the README shows. The default is what you would write, and says so where there is none. */
export const settings = {
  KITH_HOME: { fallback: 'data', means: 'The folder that holds everything Kith keeps', takes: text },
  KITH_PORT: {
    fallback: '4321',
    means: 'The port it serves on (0: any free one)',
    takes: port,
  },
  KITH_HOST: {
    fallback: '127.0.0.1',
    means: 'The address it serves on (0.0.0.0: every network of this machine)',
    takes: text,
  },
  KITH_URL: {
    fallback: '',
    means: 'The address people open it at, where that is another one: https://kith.example (docs/proxy.md)',
    takes: publicUrl,
  },
  KITH_TRUST_PROXY: {
    fallback: 'no',
    means:
      'The proxy in front whose word is believed on who calls and how; yes: one on this machine; else its addresses: 172.18.0.0/16',
    takes: proxies,
  },
  KITH_SMTP_PORT: {
    fallback: '',
    means:
      'The port at which mail for drop addresses is taken in (25 for the Internet); left empty: none is (docs/drop-address.md)',
    takes: port,
  },
  KITH_SMTP_HOST: {
    fallback: '127.0.0.1',
    means: 'The address it is taken in at (0.0.0.0: every network of this machine)',
    takes: text,
  },
  KITH_SMTP_NAME: {
    fallback: '',
    means: 'What stands behind the @ of drop addresses; left empty: the name in KITH_URL',
    takes: z.string().toLowerCase().regex(mailDomain, 'is no mail domain such as in.kith.example'),
  },
  KITH_SMTP_CERTIFICATE: {
    fallback: '',
    means:
      'Files (by comma) with the certificate and the key that mail is taken in with, in PEM; left empty: one that Kith makes',
    takes: text,
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
  /** The proxies in front that are believed, as addresses and networks. */
  proxies: readonly string[]
  smtpPort?: number
  smtpHost: string
  smtpName: string
  smtpCertificate?: string
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
  const url = read(env, 'KITH_URL')
  const certificate = read(env, 'KITH_SMTP_CERTIFICATE')
  return {
    home: env.KITH_HOME ? resolve(home) : resolve(root, home),
    port: read(env, 'KITH_PORT') as number,
    host: read(env, 'KITH_HOST') as string,
    url,
    proxies: read(env, 'KITH_TRUST_PROXY') as string[],
    smtpPort: read(env, 'KITH_SMTP_PORT'),
    smtpHost: read(env, 'KITH_SMTP_HOST') as string,
    smtpName: read(env, 'KITH_SMTP_NAME') ?? (url ? new URL(url).hostname : 'localhost'),
    smtpCertificate: certificate
      ?.split(',')
      .map((path) => resolve(path.trim()))
      .join(','),
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
