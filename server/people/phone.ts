// Phone numbers in the one form that the whole world can dial: E.164.
import {
  AsYouType,
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'

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

/** The kept number as people write it: one of that country as it is dialled there, any other with + and its country. */
export function showPhone(value: string, country: string): string {
  const number = parsePhoneNumberFromString(value)
  if (!number) return value
  const own = countryCode(country)
  const isOwn = own !== undefined && number.countryCallingCode === getCountryCallingCode(own)
  return isOwn ? number.formatNational() : number.formatInternational()
}

/** Beginnings of kept numbers, and an end of them (empty: too short for one), any of which somebody may mean. */
export type SoughtPhone = { begins: string[]; ends: string }

const fewestDigits = 3
const fewestOfEnd = 6

/** What somebody in that country means who types digits, in whatever form a number is written; null when it is no number. */
export function seekPhone(raw: string, country: string): SoughtPhone | null {
  const text = raw
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .trim()
  const digits = text.replace(/\D/g, '')
  const telling = digits.replace(/^0+/, '')
  if (!/^[+(\d][\s\d()./‐-―-]*$/.test(text) || telling.length < fewestDigits) return null
  const typed = new AsYouType(countryCode(country))
  typed.input(text)
  const begins = [typed.getNumberValue(), digits.startsWith('0') ? undefined : `+${digits}`].filter(
    (one) => one !== undefined,
  )
  return { begins: [...new Set(begins)], ends: telling.length < fewestOfEnd ? '' : telling }
}
