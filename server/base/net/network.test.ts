// Callers by their address: one for each network that one caller may have to themselves.
import { expect, test } from 'vitest'
import { isNetwork, loopback, networkOf, plainAddress, within } from './network.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::ffff', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['nobody', ''],
])('the caller at %s is %s', (address, caller) => {
  expect(networkOf(address)).toBe(caller)
})

test.each([
  ['198.51.100.7:51022', '198.51.100.7'],
  ['[2001:db8::7]:51022', '2001:db8::7'],
  ['[2001:db8::7]', '2001:db8::7'],
  ['2001:db8::7', '2001:db8::7'],
  ['unknown', ''],
  ['', ''],
])('what a proxy writes as %j is the address %j', (written, address) => {
  expect(plainAddress(written)).toBe(address)
})

test('a network holds its addresses and no others, in whichever form they come', () => {
  const ours = within([...loopback, '172.18.0.0/16', '2001:db8::/32', '192.0.2.4'])
  const inside = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '172.18.255.1', '2001:db8:ffff::1', '192.0.2.4']
  const outside = ['172.19.0.1', '2001:db9::1', '192.0.2.5', '::ffff:192.0.2.5', '', 'localhost', undefined]
  expect(inside.filter((address) => !ours(address))).toEqual([])
  expect(outside.filter((address) => ours(address))).toEqual([])
})

test('a network is an address, or one with as many bits as it has', () => {
  expect(['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8', '0.0.0.0/0'].filter((text) => !isNetwork(text))).toEqual([])
  expect(['', '10.0.0/8', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy', 'fd00::/129', '10.0.0.0/'].filter(isNetwork)).toEqual(
    [],
  )
})
