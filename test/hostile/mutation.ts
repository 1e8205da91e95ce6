// Markup that means one thing to a parser and another to the next: mutation, raw text, comments.
import type { Kind } from './case.ts'

export const mutations: Kind = {
  kind: 'mutation',
  cases: {
    'mathml with a form in a form':
      '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=RUN src>">',
    'mathml with a table and a glyph':
      '<math><mtext><table><mglyph><style><math><table id="</table></style><img src=x onerror=RUN>">',
    'a style hidden in mathml': '<math><mtext><style><a title="</style><img src=REMOTE/33.png onerror=RUN>">',
    'an svg and a style with a comment': '<svg></p><style><a id="</style><img src=x onerror=RUN>">',
    'an svg that ends by a font': '<svg><font color><style><a id="</style><img src=x onerror=RUN>">',
    'a select that hides a style': '<select><style></select><img src=x onerror=RUN></style></select>',
    'a select with a script in its option':
      '<select><option><script>RUN</script><iframe srcdoc="<img src=x onerror=RUN>"></iframe></select>',
    'a noscript that breaks out': '<noscript><p title="</noscript><img src=x onerror=RUN>"></noscript>',
    'a title that breaks out': '<title><a title="</title><img src=x onerror=RUN>"></title>',
    'a textarea that breaks out': '<textarea><img title="</textarea><img src=x onerror=RUN>"></textarea>',
    'an xmp that breaks out': '<xmp><img title="</xmp><img src=x onerror=RUN>"></xmp>',
    'a noembed that breaks out': '<noembed><img title="</noembed><img src=x onerror=RUN>"></noembed>',
    'a style that breaks out': '<style><img title="</style><img src=x onerror=RUN>"></style>',
    'an iframe text that breaks out': '<iframe><img title="</iframe><img src=x onerror=RUN>"></iframe>',
    'a script whose end is late': '<script>"</script x><img src=x onerror=RUN>"</script>',
    'a plaintext': '<img src=x onerror=RUN><plaintext><img src=x onerror=RUN>',
    'a textarea written in entities': '<textarea>&lt;/textarea&gt;&lt;img src=x onerror=RUN&gt;</textarea>',
    'a template with a shadow': '<div><template shadowrootmode=open><img src=x onerror=RUN></template></div>',
    'a shadow in a shadow':
      '<p><template shadowrootmode=open><p><template shadowrootmode=open><img src=x onerror=RUN></template></p></template></p>',
    'a template that is never shown': '<template><img src=x onerror=RUN></template>',
    'a table cell unbalanced': '<table><td background="javascript:RUN"><caption><img src=x onerror=RUN>',
    'a table that pushes out what it holds': '<table><img src=x onerror=RUN><tr><td>x</table>',
    'a formatting tag adopted': '<a><p><a><b><p></a><img src=x onerror=RUN></b>',
    'a frameset where none may be': '<p><frameset><frame src="javascript:RUN"></frameset><img src=x onerror=RUN>',
    'an isindex': '<isindex type=image src=x onerror=RUN><keygen autofocus onfocus=RUN>',
    'backticks for quotes': '<img src=`x` alt=`a onerror=RUN x=`> <img src=x onerror=RUN alt="``onerror=RUN">',
    'an attribute name of a tag': '<p <img src=x onerror=RUN>x</p><p a=<img src=x onerror=RUN>',
    'a quotation mark that is an entity':
      '<p title="&quot;><img src=x onerror=RUN>">x</p><p title="&#34;><img src=x onerror=RUN>"><img src=x onerror=RUN>',
  },
}

export const comments: Kind = {
  kind: 'comment',
  cases: {
    'a script behind a comment': '<!--><script>RUN</script>-->',
    'a script behind a half comment': '<!-- --!><script>RUN</script> -->',
    'a comment in a comment': '<!-- <!-- --> <img src=x onerror=RUN> -->',
    'a bogus comment': '<!x "><img src=x onerror=RUN>">',
    'a processing instruction': '<?x "><img src=x onerror=RUN>?>',
    'an xml style sheet': '<?xml-stylesheet href="javascript:RUN" type="text/xsl"?><img src=x onerror=RUN>',
    'a script in CDATA': '<![CDATA[><script>RUN</script>]]>',
    'a script in a conditional comment':
      '<!--[if true]><script>RUN</script><![endif]--><![if true]><script>RUN</script><![endif]>',
    'a conditional comment for some': '<!--[if gte IE 4]><img src=REMOTE/ie.png onerror=RUN><![endif]-->',
    'a conditional comment that others read': '<!--[if !mso]><!--><img src=x onerror=RUN><!--<![endif]-->',
    'a server side include': '<!--#exec cmd="x"--><!--#include virtual="REMOTE"--><img src=x onerror=RUN>',
    'a comment in a style': '<style><!--</style><img src=x onerror=RUN>--></style>',
  },
}
