// Phone numbers in the one form that the whole world can dial: E.164.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * The number as +441134960000, read as somebody in that country (ISO 3166, "GB") would dial it; null when no network has such a number.
 * An extension is not part of it: the handle is the line that rings.
 */
export function normalisePhone(raw: string, country: string): string | null {
  const text = raw
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .trim()
  if (!/^[+(\d]/.test(text)) return null
  const number = parsePhoneNumberFromString(text, { defaultCountry: countryCode(country), extract: false })
  return number?.isValid() ? number.number : null
}

/** The country as the library knows it; without one only numbers that begin with + are read. */
export function countryCode(country: string): CountryCode | undefined {
  const code = country.toUpperCase()
  return isSupportedCountry(code) ? code : undefined
}
