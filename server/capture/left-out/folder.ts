// Knows the folders of unwanted and unfinished mail by their names, in the languages and spellings of mail programmes.
import { readFileSync } from 'node:fs'

const kinds = new Map<string, 'spam' | 'draft'>()
let kind: 'spam' | 'draft' = 'spam'
for (const line of readFileSync(new URL('./folder-names.txt', import.meta.url), 'utf8').split('\n')) {
  if (line === '[spam]' || line === '[draft]') kind = line === '[draft]' ? 'draft' : 'spam'
  else if (line !== '' && !line.startsWith('#')) kinds.set(plain(line), kind)
}

/** What kind of mail a folder or label holds by its name; null for all that people chose to have. "[Gmail]/Spam/2024" is spam. */
export function kindOfFolder(path: string): 'spam' | 'draft' | null {
  const decoded = decodeFolder(path)
  for (const name of [decoded, ...decoded.split(/[/\\.:]/)]) {
    const found = kinds.get(plain(name))
    if (found) return found
  }
  return null
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Folder names of IMAP and Maildir are written in modified UTF-7 (RFC 3501, 5.1.3): Entw&APw-rfe. */
function decodeFolder(path: string): string {
  return path.replace(/&([A-Za-z0-9+,]*)-/g, (_, code: string) => {
    if (code === '') return '&'
    const bytes = Buffer.from(code.replaceAll(',', '/'), 'base64')
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  })
}
