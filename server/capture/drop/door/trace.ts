// What whoever delivers a mail at last writes above it (RFC 5321, section 4.4): to whom a bounce would go, and from where and when it came.

type Came = { sender: string; greeting: string; address: string; secure: boolean; name: string; at: Date }

/** Not for whom: that is the secret. */
export function traceOf({ sender, greeting, address, secure, name, at }: Came): Buffer {
  const from = greeting.replace(/[^\w.:[\]-]+/g, '').slice(0, 100) || 'unknown'
  const date = at.toUTCString().replace('GMT', '+0000')
  const lines = [
    `Return-Path: <${sender.replace(/[\s<>\p{Cc}]+/gu, '').slice(0, 320)}>`,
    `Received: from ${from} ([${address.includes(':') ? `IPv6:${address}` : address}])`,
    `\tby ${name} with ESMTP${secure ? 'S' : ''};`,
    `\t${date}`,
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}
