// Takes out of a mail's HTML whatever could run, reach out or mislead; runs in a worker thread, since it reads what strangers wrote.
import sanitizeHtml from 'sanitize-html'
import { allowedStyles } from './inline-style.ts'

export type CleanTask = { html: string; remote: boolean }
/** `html`: a whole document. `pictures`: how many from elsewhere it would show. */
export type Cleaned = { html: string; pictures: number }

const mostHtml = 3_000_000
const mostNesting = 250

/** Only what lays out words, tables and pictures; no style sheet, form, frame, object, SVG or MathML. */
const allowedTags = (
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section ' +
  'small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ')

const plainAttributes = ['dir', 'lang', 'title', 'style', 'align']
const sizes = ['width', 'height', 'valign', 'bgcolor']
const cells = [...sizes, 'colspan', 'rowspan', 'nowrap', 'border', 'cellpadding', 'cellspacing']
const allowedAttributes = {
  '*': plainAttributes,
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'border'],
  font: ['color', 'face', 'size'],
  table: cells,
  tr: cells,
  td: cells,
  th: cells,
  col: ['width', 'span'],
  colgroup: ['width', 'span'],
  ol: ['start', 'type'],
  li: ['value'],
}

/** What these hold is no text of the mail. */
const silent = [
  'script',
  'style',
  'title',
  'textarea',
  'option',
  'noscript',
  'template',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
  'svg',
  'math',
  'object',
]

/** Pictures that came with the mail. An SVG is a document that may run. */
const ownPicture = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,[a-z0-9+/=\s]*$/i
const remotePicture = /^\s*(?:https?:)?\/\//i

export default function sanitise({ html, remote }: CleanTask): Cleaned {
  let pictures = 0
  const body = sanitizeHtml(html.slice(0, mostHtml), {
    allowedTags,
    allowedAttributes,
    allowedStyles: { '*': allowedStyles },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: remote ? ['data', 'https'] : ['data'] },
    allowProtocolRelative: false,
    nonTextTags: silent,
    nestingLimit: mostNesting,
    transformTags: {
      a: (tagName, attributes) => ({
        tagName,
        attribs: { ...attributes, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, { src = '', ...attributes }) => {
        const isRemote = remotePicture.test(src)
        if (isRemote) pictures++
        const keeps = ownPicture.test(src) || (remote && isRemote)
        return { tagName, attribs: keeps ? { ...attributes, src: overHttps(src) } : attributes }
      },
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'] && !attribs['alt'],
  })
  return { html: documentOf(body), pictures }
}

/** Only https is let through; most servers of pictures answer there too. */
const overHttps = (src: string): string => src.trim().replace(/^(?:http:)?\/\//i, 'https://')

const documentOf = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width"><style>
:root{color-scheme:light}body{margin:0;padding:14px 16px;font:14px/1.5 system-ui,sans-serif;color:#1f1d1a;background:#fff;overflow-wrap:anywhere}
img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}a{color:#1d5c4a}
</style></head><body>${body}</body></html>`
