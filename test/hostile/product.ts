// Families that are multiplied out: every element with a handler, every event, every disguise of an address, every style with a picture.
import type { Kind } from './case.ts'

const elements =
  'a address b blockquote button canvas center div fieldset font form h1 img input label p section select table ul'.split(
    ' ',
  )

const events = (
  'click mousedown mouseup mouseover mousemove mouseenter mouseleave mouseout pointerdown pointerup pointermove pointerover ' +
  'pointerenter pointerleave pointerout focus selectstart animationend webkitanimationstart webkitanimationend'
).split(' ')

const disguises: Record<string, string> = {
  plainly: 'javascript:RUN',
  'in capitals': 'JaVaScRiPt:RUN',
  'behind spaces': ' \t\n javascript:RUN',
  'behind control characters': '\u0001\u0002\u001fjavascript:RUN',
  'with a tab in it': 'java\tscript:RUN',
  'with a line break in it': 'javascript\r\n:RUN',
  'in entities': 'DECIMAL{javascript:}RUN',
  'in hex': 'HEX{javascript:RUN}',
  'with named entities': 'java&Tab;script&NewLine;&colon;RUN',
  'behind a comment': 'javascript://kith.example/%0aRUN',
  'with its script in percents': 'javascript:PERCENT{RUN}',
}

const painted = (
  'background background-image list-style-image content mask-image clip-path filter shape-outside -webkit-mask-box-image-source ' +
  'cursor border-image-source'
).split(' ')

const product = <A, B>(first: readonly A[], second: readonly B[], make: (a: A, b: B) => [string, string]) =>
  Object.fromEntries(first.flatMap((a) => second.map((b) => make(a, b))))

const moving =
  '<style>@keyframes x{from{left:0}to{left:1px}}@starting-style{.x{color:red}}.x{animation:x 1ms;color:blue;transition:color 1ms;display:block}</style>'

export const products: Kind[] = [
  {
    kind: 'every element',
    product: true,
    cases: product(elements, ['animationstart'], (element, event) => [
      `${element} with on${event}`,
      `${moving}<${element} class=x on${event}=RUN>x</${element}>`,
    ]),
  },
  {
    kind: 'every event',
    product: true,
    click: true,
    cases: product(events, ['p'], (event, element) => [
      `on${event} of ${element}`,
      `${moving}<${element} tabindex=0 class=x style="margin:0;height:60px" on${event}=RUN>xxxxxxxx</${element}>`,
    ]),
  },
  {
    kind: 'every disguise',
    product: true,
    click: true,
    cases: product(['a link'], Object.entries(disguises), (carrier, [disguise, address]) => [
      `${carrier} of script, ${disguise}`,
      `<a href="${address}">xxxxxxxx</a>`,
    ]),
  },
  {
    kind: 'every disguise',
    product: true,
    cases: product(['a frame'], Object.entries(disguises), (carrier, [disguise, address]) => [
      `${carrier} of script, ${disguise}`,
      `<iframe src="${address}"></iframe>`,
    ]),
  },
  {
    kind: 'every style',
    product: true,
    cases: product(painted, ["url('REMOTE/a.png')"], (property, value) => [
      `${property} from elsewhere`,
      `<ul style="${property}:${value};float:left;border:2px solid"><li>x</ul>`,
    ]),
  },
]
