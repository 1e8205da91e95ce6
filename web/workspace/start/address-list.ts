// Several addresses in one field.

/** 'info@reed.example, <shop@reed.example>' as a list; what is no address stays in it, to be told. */
export function readAddresses(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((one) => one.replace(/^<|>$/g, ''))
    .filter(Boolean)
}

/** The first of them that cannot be an address. */
export function wrongAddress(text: string): string | undefined {
  return readAddresses(text).find((one) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one))
}

export const looksLikeDomain = (text: string): boolean =>
  /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(text.trim())
