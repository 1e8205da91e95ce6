// The countries and time zones one can choose, and what this browser suggests.
import { currentVoice } from '../words/say.ts'

/** ISO 3166-1 alpha-2, as in force in 2026. */
const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'

/** By name, in the language one reads. */
export function countryOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(currentVoice().language === 'pseudo' ? 'en' : currentVoice().language, {
    type: 'region',
  })
  return codes
    .split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** `also` is offered even where this browser does not know it. */
export function zoneOptions(also = ''): { value: string; label: string }[] {
  const zones = new Set([...(also ? [also] : []), ...Intl.supportedValuesOf('timeZone'), 'UTC'])
  return [...zones].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

export function guessCountry(): string {
  const locale = new Intl.Locale(navigator.language)
  const region = locale.region ?? locale.maximize().region ?? ''
  return codes.includes(region) && region.length === 2 ? region : 'GB'
}

export const guessZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const locales =
  'en-GB en-IE en-US en-CA en-AU en-NZ en-IN en-ZA de-DE de-AT de-CH fr-FR fr-BE fr-CA es-ES es-MX it-IT nl-NL nl-BE pt-PT pt-BR da-DK sv-SE nb-NO fi-FI pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG el-GR hr-HR sl-SI et-EE lv-LV lt-LT tr-TR uk-UA ja-JP ko-KR'

/** Places by whose habit dates and numbers can be written, each in its own words. */
export function localeOptions(also: string): { value: string; label: string }[] {
  return [...new Set([...locales.split(' '), also])]
    .map((value) => ({ value, label: new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
