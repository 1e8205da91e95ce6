// Broken markup: nesting, unclosed tags, letters that are not there, alphabets that hide a tag.
import type { Kind } from './case.ts'

export const broken: Kind = {
  kind: 'broken',
  cases: {
    'a script behind a null byte': '<scr\u0000ipt>RUN</scr\u0000ipt><img src=x on\u0000error=RUN>',
    'a null byte before a handler': '<img src=x \u0000onerror=RUN onerror=RUN>',
    'a null byte in an address': '<img src="REMOTE/nu\u0000ll.png">',
    'a handler in an entity': '<img src=x &#111;nerror=RUN onerror="RUN">',
    'letters that look like others': '<ſcript>RUN</ſcript><ımg src=x onerror=RUN><img src=x onerror=RUN>',
    'marks of direction': '<p dir=rtl>\u202e<img src=x onerror=RUN>\u202c\u2066</p>',
    'marks of direction in a tag': '<\u202eimg src=x onerror=RUN><img \u200fsrc=x onerror=RUN>',
    'a mark of order in front': '\ufeff<img src=x onerror=RUN>',
    'letters of no width in a handler': '<img src=x on\u200berror=RUN onerror=\u200bRUN onerror=RUN>',
    'line separators': '<img src=x\u2028onerror=RUN><img\u00a0src=x onerror=RUN><img src=x onerror=RUN>',
    'unclosed tags, deep': `${'<div><b>'.repeat(200)}<img src=x onerror=RUN>`,
    'tables, deep': `${'<table><tr><td>'.repeat(40)}<img src=x onerror=RUN>`,
    'quotations, very deep': `${'<blockquote>'.repeat(400)}<img src=x onerror=RUN>`,
    'mathml and svg in turns, deep': `${'<math><mtext><svg><desc>'.repeat(40)}<img src=x onerror=RUN>`,
    'an unclosed comment at the end': '<img src=x onerror=RUN><!-- x',
    'an unclosed tag at the end': '<img src=x onerror=RUN',
    'an end with a handler': '</p onclick=RUN><img src=x onerror=RUN></img src=x onerror=RUN>',
    'attributes without number': `<img ${Array.from({ length: 900 }, (_, at) => `a${at}=1`).join(' ')} src=x onerror=RUN>`,
    'a name without end': `<${'x'.repeat(70_000)}><img src=x onerror=RUN>`,
    'an address without end': `<img src="REMOTE/${'a'.repeat(4000)}">`,
    'an xml declaration':
      '<?xml version="1.0" encoding="utf-7"?><html xmlns="http://www.w3.org/1999/xhtml"><body><img src="x" onerror="RUN" /></body></html>',
    'vector markup':
      '<html xmlns:v="urn:schemas-microsoft-com:vml"><v:rect fill=t><v:fill src="REMOTE/v.png" /></v:rect><img src="REMOTE/vml.png"></html>',
  },
}

/** The bytes say for themselves in which alphabet they are written. */
export const alphabets: Kind = {
  kind: 'alphabet',
  bare: true,
  cases: {
    'UTF-7': '<meta charset=utf-7>+ADw-script+AD4-RUN+ADw-/script+AD4-',
    'UTF-7 with a mark': '+/v8-+ADw-img src=x onerror=RUN+AD4-',
    'an escape that swallows a quotation mark':
      '<meta charset=iso-2022-jp><p title="\u001b$B">x\u001b(B</p><p title="><img src=x onerror=RUN>">',
    'an escape within a tag': '<meta charset=iso-2022-jp><im\u001b(Bg src=x onerror=RUN><img src=x onerror=RUN>',
    'an escape that changes a backslash': '<meta charset=iso-2022-jp>\u001b(J<script>x="\\";RUN//"</script>',
    'letters of two bytes that swallow a quotation mark':
      '<meta charset=shift_jis><p title="\u0083">x</p><p title=" x=><img src=x onerror=RUN>">',
    'letters of two bytes in gbk': '<meta charset=gbk><p title="\u00bf">x</p><p title=" x=><img src=x onerror=RUN>">',
    'an alphabet of big machines':
      '<meta http-equiv=content-type content="text/html; charset=ebcdic-cp-us"><img src=x onerror=RUN>',
    hz: '<meta charset=hz-gb-2312>~{<script>~}RUN</script><img src=x onerror=RUN>',
  },
}
