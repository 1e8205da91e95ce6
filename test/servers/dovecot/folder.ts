// Where a folder of an account lies in a Maildir++: INBOX at the root, `Customers/York` in `.Customers.York`, names in modified UTF-7.
import { join } from 'node:path'

/** The folder's place on disk; `folder` has slashes between its levels. */
export function folderPath(maildir: string, folder: string): string {
  return folder === 'INBOX' ? maildir : join(maildir, `.${encode(folder).replaceAll('/', '.')}`)
}

/** RFC 3501, 5.1.3: what is not printable ASCII as base64 of UTF-16, with `,` for `/`. */
function encode(name: string): string {
  return name.replaceAll('&', '&-').replace(/[^\x20-\x7e]+/g, (run) => {
    const base64 = Buffer.from(run, 'utf16le').swap16().toString('base64')
    return `&${base64.replaceAll('=', '').replaceAll('/', ',')}-`
  })
}
