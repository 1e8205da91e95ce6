// The proxies that docs/proxy.md recommends, run with the very files it recommends, at ports of a test and with its certificate.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isRoot } from './account.ts'
import { makeCertificate } from './certificate.ts'
import { freePort } from './port.ts'
import { isInstalled } from './process.ts'

export type Proxy = { plainPort: number; tlsPort: number; certificate: string; stop(): Promise<void> }
type Place = { folder: string; plainPort: number; tlsPort: number; certificateFile: string; keyFile: string }
type Kind = { program: string; words(config: string): string[]; config(site: string, place: Place): string }

const kinds = {
  nginx: { program: '/usr/sbin/nginx', words: (config) => ['-c', config, '-g', 'daemon off;'], config: nginxConfig },
  caddy: {
    program: '/usr/bin/caddy',
    words: (config) => ['run', '--config', config, '--adapter', 'caddyfile'],
    config: caddyConfig,
  },
} satisfies Record<string, Kind>
const files = { nginx: 'nginx.conf', caddy: 'Caddyfile' }
export type ProxyName = keyof typeof kinds

export const isProxyInstalled = (name: ProxyName): boolean => isInstalled(kinds[name].program)

/** Starts it in front of `kithPort`; a name with a certificate is `localhost`. */
export async function startProxy(name: ProxyName, kithPort: number, at?: Partial<Place>): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), `kith-${name}-`))
  const { certificateFile, keyFile, pem } = makeCertificate(folder)
  const ports = { plainPort: at?.plainPort ?? (await freePort()), tlsPort: at?.tlsPort ?? (await freePort()) }
  const place = { folder, certificateFile, keyFile, ...ports }
  const documented = readFileSync(new URL(`../../docs/proxy/${files[name]}`, import.meta.url), 'utf8')
  const site = documented.replaceAll('kith.example', 'localhost').replaceAll('127.0.0.1:4321', `127.0.0.1:${kithPort}`)
  const config = join(folder, files[name])
  writeFileSync(config, kinds[name].config(site, place))
  const child = spawn(kinds[name].program, kinds[name].words(config), {
    cwd: folder,
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes))
  for (const port of [ports.tlsPort, ports.plainPort]) await accepting(child, port, () => said)
  return {
    ...ports,
    certificate: pem,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What stands around a site's file on a machine of its own: the ports, and folders that may be written to. */
function nginxConfig(site: string, { folder, plainPort, tlsPort, certificateFile, keyFile }: Place): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => {
    mkdirSync(join(folder, name))
    return `${name}_temp_path ${join(folder, name)};`
  })
  const moved = site
    .replace(/^\s*listen \[::\].*$/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${plainPort};`)
    .replace('listen 443 ', `listen 127.0.0.1:${tlsPort} `)
    .replace('https://localhost$request_uri', `https://localhost:${tlsPort}$request_uri`)
    .replace(/ssl_certificate .*;/, `ssl_certificate ${certificateFile};`)
    .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${keyFile};`)
  return `${isRoot ? 'user root;\n' : ''}pid ${join(folder, 'pid')};\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary.join('\n')}\n${moved}\n}\n`
}

function caddyConfig(site: string, { plainPort, tlsPort, certificateFile, keyFile }: Place): string {
  const own = `{\n\tadmin off\n\thttp_port ${plainPort}\n\thttps_port ${tlsPort}\n\tskip_install_trust\n\tgrace_period 1s\n}\n`
  return own + site.replace(/^localhost \{$/m, `localhost {\n\tbind 127.0.0.1\n\ttls ${certificateFile} ${keyFile}`)
}

async function accepting(child: ChildProcess, port: number, said: () => string): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end && child.exitCode === null; await wait(20))
    if (await accepts(port)) return
  child.kill('SIGKILL')
  throw new Error(`the proxy did not start: ${said()}`)
}

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
