// Small real files that the villagers attach: a PDF, a table, a picture, a meeting.
import { crc32, deflateSync } from 'node:zlib'
import { dateOf, minutesOf, wallClock, villageZone } from './calendar.ts'
import type { Attachment } from './thread.ts'
import { fillDates } from './words.ts'

export type File = { name: string; type: string; bytes: Buffer; inline: boolean }

export function fileOf(attachment: Attachment, sentAt: Date, now: Date): File {
  const inline = attachment.kind === 'png' && attachment.inline === true
  const name = fillDates(attachment.name, sentAt, now)
  if (attachment.kind === 'pdf') {
    const lines = attachment.lines.map((line) => fillDates(line, sentAt, now))
    return { name, type: 'application/pdf', bytes: pdf(fillDates(attachment.title, sentAt, now), lines), inline }
  }
  if (attachment.kind === 'csv') {
    const rows = attachment.rows.map((row) => row.map((cell) => cellOf(String(cell))).join(',')).join('\r\n')
    return { name, type: 'text/csv', bytes: Buffer.from(`${rows}\r\n`), inline }
  }
  if (attachment.kind === 'png') return { name, type: 'image/png', bytes: png(attachment), inline }
  return { name, type: 'text/calendar', bytes: meeting(attachment, sentAt), inline }
}

const cellOf = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One page of Helvetica; characters outside Latin-1 become '?'. */
function pdf(title: string, lines: string[]): Buffer {
  const shown = (text: string) => text.replace(/[^\x20-\xff]/g, '?').replace(/[\\()]/g, '\\$&')
  const rows = lines.map((line) => `0 -18 Td (${shown(line)}) Tj`).join('\n')
  const page = `BT /F1 18 Tf 60 770 Td (${shown(title)}) Tj /F1 11 Tf 0 -14 Td\n${rows}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${Buffer.byteLength(page, 'latin1')} >>\nstream\n${page}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(file + end + trailer, 'latin1')
}

/** A plain coloured picture with a darker frame. */
function png({ width, height, colour }: { width: number; height: number; colour: [number, number, number] }): Buffer {
  const rows: number[] = []
  for (let y = 0; y < height; y += 1) {
    rows.push(0)
    for (let x = 0; x < width; x += 1) {
      const edge = x < 3 || y < 3 || x >= width - 3 || y >= height - 3
      rows.push(...colour.map((part) => (edge ? part >> 1 : Math.min(255, part + ((x * 7 + y * 3) % 12)))))
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const packed = deflateSync(Buffer.from(rows))
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

function meeting(event: Extract<Attachment, { kind: 'ics' }>, sentAt: Date): Buffer {
  const day = dateOf(wallClock(sentAt, villageZone).day + event.inDays)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}00`
  const start = minutesOf(event.at)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Reed and Marsh//Village//EN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${day}-${event.summary.replace(/\W/g, '')}@reed.example`,
    `DTSTAMP:${sentAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;TZID=Europe/London:${day}T${time(start)}`,
    `DTEND;TZID=Europe/London:${day}T${time(start + 45)}`,
    `SUMMARY:${event.summary}`,
    `LOCATION:${event.location.replaceAll(',', '\\,')}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}
