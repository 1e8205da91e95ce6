// Mails' HTML that means harm: what runs, what reaches out, what breaks out.
import { addresses } from './address.ts'
import { alphabets, broken } from './broken.ts'
import { type Hostile, type Kind, written } from './case.ts'
import { clickedForeign, foreign } from './foreign.ts'
import { clobbering, forms } from './form.ts'
import { frames } from './frame.ts'
import { hints, links } from './link.ts'
import { comments, mutations } from './mutation.ts'
import { pictures } from './picture.ts'
import { products } from './product.ts'
import { clickedHandlers, handlers, scripts } from './script.ts'
import { styles } from './style.ts'

const kinds: Kind[] = [
  scripts,
  handlers,
  clickedHandlers,
  foreign,
  clickedForeign,
  mutations,
  comments,
  clobbering,
  forms,
  styles,
  links,
  hints,
  frames,
  pictures,
  broken,
  alphabets,
  addresses,
  ...products,
]

/** All of them for one page of the browser; the place of each is "c7-page", where its script says so and its host elsewhere is named so. */
export function hostileHtml(page: string, port = 80): Hostile[] {
  const whole = kinds.flatMap(({ cases, kind, click = false, product = false, bare = false }) =>
    Object.entries(cases).map(([name, html]) => ({ name, kind, html, click, product, bare })),
  )
  return whole.map((one, at) => {
    const place = `c${at}-${page}`
    return { ...one, place, html: written(one.html, place, `${place}.localhost:${port}`) }
  })
}
