// One hostile mail: what its HTML is, and how the address of its script's word and of its elsewhere are put in.

export type Kind = { kind: string; cases: Record<string, string>; click?: boolean; product?: boolean; bare?: boolean }
export type Hostile = {
  name: string
  kind: string
  /** Where it is shown, one word: case and lock. */
  place: string
  html: string
  /** Does its harm once somebody clicks on its first words. */
  click: boolean
  /** One of a family that was multiplied out. */
  product: boolean
  /** Its bytes say for themselves how they are to be read. */
  bare: boolean
}

/** In an attribute of any quotation and in an address this is one word. */
const word = (place: string) => `console.log(/ran-${place}/)`

/** A data: address of a page that runs. */
export const pageOfData = 'data:text/html;base64,BASE64{<script>RUN</script>}'
export const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='

/** RUN is a script that says the place, HOST its machine elsewhere, REMOTE that address; what stands in BASE64{} and its like is written that way. */
export function written(html: string, place: string, host: string): string {
  const plain = html.replaceAll('RUN', word(place)).replaceAll('REMOTE', 'http://HOST').replaceAll('HOST', host)
  return plain.replace(
    /\b(BASE64|DECIMAL|HEX|PERCENT|ESCAPED)\{([^}]*)\}/g,
    (_, way: keyof typeof ways, text: string) => ways[way](text),
  )
}

const each = (text: string, spell: (code: number) => string) =>
  [...text].map((letter) => spell(letter.codePointAt(0) ?? 0)).join('')
const ways = {
  BASE64: (text: string) => Buffer.from(text).toString('base64'),
  DECIMAL: (text: string) => each(text, (code) => `&#${String(code).padStart(7, '0')}`),
  HEX: (text: string) => each(text, (code) => `&#x${code.toString(16)};`),
  PERCENT: (text: string) => each(text, (code) => `%${code.toString(16).padStart(2, '0')}`),
  ESCAPED: (text: string) => each(text, (code) => `\\${code.toString(16)} `),
}
