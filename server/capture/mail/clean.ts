// Makes any text one that PostgreSQL and the page can hold: no NUL, no half of a surrogate pair, and no longer than allowed.

/** Text without NUL and lone surrogates, with newlines as \n. */
export function cleanText(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return (plain.includes('\0') ? plain.replaceAll('\0', '') : plain).toWellFormed()
}

/** One line: control characters and runs of blanks become one blank, cut at `length` characters. */
export function cleanLine(text: string, length: number): string {
  const line = text
    .slice(0, length * 4)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is meant
    .replace(/[\u0000-\u0020\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
  return line.slice(0, length).trimEnd().toWellFormed()
}

/** Text of at most so many bytes in UTF-8, cut between characters. */
export function cutText(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return text
  const cut = Buffer.from(text).subarray(0, bytes)
  let end = cut.length
  while (end > 0 && ((cut[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return cut.subarray(0, Math.max(0, end - 1)).toString()
}
