// What an address and a domain look like, as strictly as the server looks, so that all faults are told at once; several addresses in one field.

const longestAddress = 254

/** 'info@reed.example, <shop@reed.example>' as a list; what is no address stays in it, to be told. */
export function readAddresses(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((one) => one.replace(/^<|>$/g, ''))
    .filter(Boolean)
}

/** The first of them that cannot be an address. */
export const wrongAddress = (text: string): string | undefined =>
  readAddresses(text).find((one) => !looksLikeAddress(one))

export function looksLikeAddress(text: string): boolean {
  const address = text.trim()
  return (
    address.length <= longestAddress &&
    /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i.test(address)
  )
}

export const looksLikeDomain = (text: string): boolean =>
  /^(?=.{3,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u.test(text.trim())
