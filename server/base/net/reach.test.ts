import { describe, expect, test } from 'vitest'
import { isPublic, isWithinReach, lookupWithin, OutOfReach, reachable } from './reach.ts'

const never =
  '0.0.0.0 0.1.2.3 169.254.0.1 169.254.169.254 100.100.100.200 192.0.0.192 224.0.0.1 239.255.255.250 255.255.255.255 240.0.0.1 :: fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 fd00:ec2::254 fd20:ce::254 ::ffff:169.254.169.254 ::ffff:a9fe:a9fe 0:0:0:0:0:ffff:a9fe:a9fe ::ffff:0.0.0.0 ::169.254.169.254 64:ff9b::169.254.169.254 64:ff9b::a9fe:a9fe 2002:a9fe:a9fe::1'.split(
    ' ',
  )
const inside =
  '127.0.0.1 127.255.255.254 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 100.64.0.1 100.127.255.255 198.18.0.1 198.19.255.255 192.0.2.1 198.51.100.1 203.0.113.1 ::1 fc00::1 fd12:3456::1 2001:db8::1 100::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:192.168.1.1 64:ff9b::10.0.0.1 64:ff9b::127.0.0.1 2002:7f00:1::1 2002:a00:1::1 2002:c0a8:101::1 ::127.0.0.1'.split(
    ' ',
  )
const open =
  '1.1.1.1 8.8.8.8 172.15.0.1 172.32.0.1 100.63.255.255 100.128.0.1 192.0.1.1 198.17.0.1 11.0.0.1 126.0.0.1 128.0.0.1 223.255.255.255 2606:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1'.split(
    ' ',
  )

describe('addresses', () => {
  test.each(never)('%s is never called', (address) => {
    expect(isWithinReach(address, 'any')).toBe(false)
    expect(isWithinReach(address, 'public')).toBe(false)
  })
  test.each(inside)('%s is called only where private networks are within reach', (address) => {
    expect(isWithinReach(address, 'any')).toBe(true)
    expect(isPublic(address)).toBe(false)
  })
  test.each(open)('%s may be called', (address) => {
    expect(isPublic(address)).toBe(true)
  })
})

test('what is no address is never called', () => {
  for (const text of ['fe80::zz', '1::2::3', ':::', '1:2:3']) expect(isWithinReach(text, 'any')).toBe(false)
})

test('a name is judged by what it leads to, at each look', async () => {
  await expect(reachable('localhost', 'public')).rejects.toBeInstanceOf(OutOfReach)
  expect((await reachable('localhost', 'any')).length).toBeGreaterThan(0)
  await expect(reachable('169.254.169.254', 'any')).rejects.toMatchObject({ code: 'EOUTOFREACH' })
  const looked = (reach: 'any' | 'public', all: boolean) =>
    new Promise((done) => lookupWithin(reach)('localhost', { all }, (error, found) => done(error ?? found)))
  expect(await looked('public', true)).toBeInstanceOf(OutOfReach)
  expect(await looked('any', false)).toMatch(/^(127\.0\.0\.1|::1)$/)
})
