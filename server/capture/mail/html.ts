// The HTML of a mail for reading it: its own pictures put into it. It comes from a stranger: it is shown only after the sanitiser, in the sandboxed frame.
import { partBytes } from './attachment.ts'
import { openMail } from './open.ts'

const pictures = new Set(['image/png', 'image/jpeg', 'image/jpg', 'image/gif', 'image/webp', 'image/bmp'])
const mostPictureBytes = 10 * 2 ** 20

/** The HTML of a raw mail, unsanitised, with the pictures it shows by Content-ID as data: URLs; null when it has none. */
export async function readHtml(raw: Uint8Array): Promise<string | null> {
  const { mail, email, parts } = await openMail(raw)
  if (!email.html) return null
  let budget = mostPictureBytes
  const urls = new Map<string, string | null>()
  const urlOf = (contentId: string): string | null => {
    const part = parts.find(({ attachment }) => attachment.contentId?.replace(/^\s*<|>\s*$/g, '') === contentId)
    const type = part?.attachment.mimeType.toLowerCase() ?? ''
    if (!part || !pictures.has(type)) return null
    const bytes = partBytes(mail, part)
    budget -= bytes.length
    return budget < 0 ? null : `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  }
  const html = email.html.replace(/\bcid:([^"'\s<>)]+)/gi, (written, id: string) => {
    const contentId = unescapeId(id)
    if (!urls.has(contentId)) urls.set(contentId, urlOf(contentId))
    return urls.get(contentId) ?? written
  })
  return html.replaceAll('\0', '').toWellFormed()
}

function unescapeId(id: string): string {
  const plain = id.replaceAll('&amp;', '&')
  return /^(?:[^%]|%[0-7][0-9a-f])*$/i.test(plain) ? decodeURIComponent(plain) : plain
}
