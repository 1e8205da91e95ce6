// What the sanitiser leaves of mails' HTML; what of it a browser runs or fetches: test/hostile/html.test.ts.
import { describe, expect, test } from 'vitest'
import { hostileHtml } from '../../../test/hostile/html.ts'
import sanitise from './sanitise.ts'

const clean = (html: string, remote = false) => sanitise({ html, remote }).html.replace(/^.*<body>|<\/body>.*$/gs, '')

describe('what is left', () => {
  test('words, tables, pictures of its own and links stay', () => {
    const html =
      '<table width="600" bgcolor="#fff"><tr><td style="color:red;padding:4px 8px!important"><p dir="rtl">שלום</p></td></tr></table>'
    expect(clean(html)).toContain('<td style="color:red;padding:4px 8px !important"><p dir="rtl">שלום</p></td>')
    expect(clean('<a href="https://x.example/?a=1&amp;b=2">x</a>')).toBe(
      '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
    expect(clean('<img src="data:image/png;base64,iVBORw0KGgo=" alt="oven">')).toContain(
      'src="data:image/png;base64,iVBORw0KGgo="',
    )
  })
  test('pictures from elsewhere are counted, and shown over https once asked for', () => {
    const html =
      '<img src="http://p.example/a.png" alt="a"><img src="//p.example/b.png"><img src="https://p.example/c.png">'
    expect(sanitise({ html, remote: false }).pictures).toBe(3)
    expect(clean(html)).toBe('<img alt="a" />')
    expect(clean(html, true)).toBe(
      '<img alt="a" src="https://p.example/a.png" /><img src="https://p.example/b.png" /><img src="https://p.example/c.png" />',
    )
  })
  test.each(hostileHtml('words'))('nothing of $name', ({ html }) => {
    const left = clean(html).replace(/"(?:[^"]*)"/g, (value) =>
      /javascript|vbscript|data:text|url\s*\(|expression/i.test(value) && !/&lt;|&gt;/.test(value) ? value : '""',
    )
    expect(left).not.toMatch(
      /<(?:script|style|svg|math|iframe|object|embed|form|input|button|link|meta|base|video|audio|template|template)\b/i,
    )
    expect(left).not.toMatch(/<[^>]*\s(?:on\w+|srcset|background|ping|formaction|srcdoc|id|class|name)\s*=/i)
    expect(left).not.toMatch(/<[^>]*(?:javascript|vbscript|data:text|url\s*\(|expression)/i)
  })
})
