// Which inline styles a mail keeps: looks of text, boxes and tables; no value that names anything elsewhere.

/** Words, numbers, units, colours and quoted font names; no url(), expression(), escapes or variables. */
const plain =
  /^(?!.*(?:url|expression|image|element|attr|var|env|src|import|behaviou?r|javascript|paint)\s*\()[\w\s.,%#()'"+*/-]*$/i
const plainList = [plain]

const properties = (
  'background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color ' +
  'border-left-style border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style border-top ' +
  'border-top-color border-top-style border-top-width border-width clear color direction display float font font-family font-size font-style font-variant ' +
  'font-weight height letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right margin-top max-height max-width min-height ' +
  'min-width mso-line-height-rule padding padding-bottom padding-left padding-right padding-top table-layout text-align text-decoration text-indent ' +
  'text-transform unicode-bidi vertical-align white-space width word-break word-spacing word-wrap overflow-wrap'
).split(' ')

export const allowedStyles: Record<string, RegExp[]> = {
  ...Object.fromEntries(properties.map((property) => [property, plainList])),
  // A shorthand may name a picture: only a plain colour is kept of it.
  background: [/^\s*(?:#[0-9a-f]{3,8}|[a-z]+|rgba?\([\d\s.,%]+\))\s*$/i],
}
