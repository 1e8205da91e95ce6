// Which network addresses Kith calls for a name or number that somebody typed in: decided on the address itself, at the moment of connecting.
import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

/** `any`: also private networks and this machine, where a firm's own mail server may stand; `public`: only the open Internet. */
export type Reach = 'any' | 'public'

/** What is never called: itself unspecified, link-local (where clouds tell their secrets), multicast, reserved. */
const never = block(
  '0.0.0.0/8 169.254.0.0/16 100.100.100.200/32 192.0.0.192/32 224.0.0.0/4 240.0.0.0/4',
  '::/128 fe80::/10 fec0::/10 ff00::/8 fd00:ec2::/32 fd20:ce::/32',
)
/** Private and shared networks, this machine, and what is set aside for tests and documents. */
const inside = block(
  '10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24',
  '::1/128 fc00::/7 2001:db8::/32 100::/64',
)

/** Thrown instead of connecting; `code` is what a caller decides by. */
export class OutOfReach extends Error {
  readonly code = 'EOUTOFREACH'
  constructor(address: string) {
    super(`Kith does not call ${address}.`)
  }
}

/** Whether an address may be called. IPv4 inside IPv6 (mapped, NAT64, 6to4) is judged as what it is. */
export function isWithinReach(address: string, reach: Reach): boolean {
  if (isIP(address) === 0) return false
  const inner = isIPv6(address) ? innerAddress(address) : address
  if (inner === null) return false
  const kind = isIPv6(inner) ? 'ipv6' : 'ipv4'
  if (never.check(inner, kind)) return false
  return reach === 'any' || !inside.check(inner, kind)
}

/** Whether an address is of the open Internet, where a password must not travel in the clear. */
export const isPublic = (address: string): boolean => isWithinReach(address, 'public')

/** The addresses of a host that may be called, the preferred first; throws OutOfReach when it has others alone. */
export async function reachable(host: string, reach: Reach): Promise<LookupAddress[]> {
  const found: LookupAddress[] = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await new Promise((done, failed) =>
        lookup(host, { all: true, verbatim: true }, (error, all) => (error ? failed(error) : done(all))),
      )
  const within = found.filter(({ address }) => isWithinReach(address, reach))
  if (within.length === 0) throw new OutOfReach(found[0]?.address ?? host)
  return within
}

/** For the `lookup` option of a socket: a name that changes its address between two looks is judged at each. */
export const lookupWithin =
  (reach: Reach): LookupFunction =>
  (host, options, done) => {
    reachable(host, reach).then(
      (found) => (options.all ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)),
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    )
  }

function block(...lists: string[]): BlockList {
  const blocked = new BlockList()
  for (const range of lists.join(' ').split(' ')) {
    const [address = '', bits] = range.split('/')
    blocked.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4')
  }
  return blocked
}

/** The IPv4 address that an IPv6 address carries, or the address itself; null where it cannot be read. */
function innerAddress(address: string): string | null {
  const groups = expand(address)
  if (!groups) return null
  const four = (at: number) => [groups[at], groups[at + 1]].flatMap((group = 0) => [group >> 8, group & 255]).join('.')
  const zeros = (to: number) => groups.slice(0, to).every((group) => group === 0)
  const mapped = zeros(5) && groups[5] === 0xffff
  const compatible = zeros(6) && groups[6] !== 0
  const nat64 = groups[0] === 0x64 && groups[1] === 0xff9b
  if (mapped || compatible || nat64) return four(6)
  if (groups[0] === 0x2002) return four(1)
  return address
}

/** The eight groups of an IPv6 address, with a zone or an IPv4 ending or without. */
function expand(address: string): number[] | null {
  const [text = ''] = address.split('%')
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  const bytes = dotted?.slice(2).map(Number) ?? []
  const [a = 0, b = 0, c = 0, d = 0] = bytes
  const plain = dotted ? `${dotted[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}` : text
  const [head = '', tail] = plain.split('::')
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [first, last] = [read(head), read(tail ?? '')]
  const groups =
    tail === undefined ? first : [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
  return groups.length === 8 && groups.every((group) => group >= 0 && group <= 0xffff) ? groups : null
}
