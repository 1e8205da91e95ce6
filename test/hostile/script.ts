// Scripts: plain, disguised, half hidden, and handlers that run by themselves.
import type { Kind } from './case.ts'

export const scripts: Kind = {
  kind: 'script',
  cases: {
    'a script': '<script>RUN</script>',
    'a script from elsewhere': '<script src="REMOTE/x.js"></script>',
    'a module': '<script type="module">RUN</script>',
    'a script with a line feed in its tag': '<script\f\n>RUN</script\n>',
    'a script in a script': '<scr<script>x</script>ipt>RUN</scr</script>ipt>',
    'a script without an end': '<script>RUN//',
    'a script of data': '<script src="data:text/javascript,RUN"></script>',
    'a script of data in base64': '<script src="data:;base64,BASE64{RUN}"></script>',
    'a script behind an escape of comments': '<script><!--\nRUN\n//--></script>',
    'a script twice escaped': '<script><!--<script></script>--></script><script>RUN</script>',
    'a script that is put in by document.write': "<script>document.write('<img src=x onerror=RUN>')</script>",
    'an import map':
      '<script type="importmap">{"imports":{"x":"REMOTE/x.js"}}</script><script type=module>import "x"</script>',
    'speculation rules':
      '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["REMOTE/rules"]}],"prerender":[{"source":"list","urls":["ahead"]}]}</script>',
    'a worker of a blob': "<script>new Worker(URL.createObjectURL(new Blob(['RUN'])))</script>",
    'a frame made of a blob':
      "<script>document.write('<iframe src='+URL.createObjectURL(new Blob(['<img src=x onerror=RUN>'],{type:'text/html'}))+'></iframe>')</script>",
    'a policy of its own that allows': `<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline'"><script>RUN</script>`,
  },
}

export const handlers: Kind = {
  kind: 'handler',
  cases: {
    'a broken picture': '<img src=x onerror=RUN>',
    'a broken picture, quoted oddly': '<img src="x`y" `onerror=RUN onerror=RUN>',
    'a broken picture, slashes for spaces': '<img/src=x/onerror=RUN>',
    'a broken picture, line breaks': '<img\nsrc=x\nonerror\n=\nRUN>',
    'a broken picture, capitals': '<IMG SRC=x ONERROR="RUN">',
    'a broken picture without a space': '<img src="x"onerror="RUN">',
    'a broken picture, its handler in entities': '<img src=x onerror="DECIMAL{RUN}">',
    'a broken picture, its handler behind javascript:': '<img src=x onerror="javascript:RUN">',
    'a handler written twice': '<img src=x onerror="RUN" onerror="">',
    'a handler in an attribute that breaks out':
      '<img alt="a" title="\'><img src=x onerror=RUN>"><img src=x onerror=RUN>',
    'a picture with two sources': '<img src="data:image/png;base64,AA" src=x onerror=RUN>',
    'a picture in an unclosed attribute': '<img """><img src=x onerror=RUN>">',
    'a picture that is misspelt, broken': '<image src=x onerror=RUN>',
    'a body with onload': '<body onload=RUN>',
    'a body with onpageshow': '</div></body><body onpageshow=RUN onfocus=RUN>',
    'an html with a handler': '<html onanimationstart=RUN onload=RUN onclick=RUN><img src=x onerror=RUN>',
    'details that open': '<details open ontoggle=RUN>x</details>',
    'a video that fails': '<video><source onerror=RUN src=x></video>',
    'an audio that fails': '<audio src=x onerror=RUN></audio>',
    'a field that takes the focus': '<input autofocus onfocus=RUN>',
    'an element that takes the focus': '<p tabindex=1 autofocus onfocus=RUN>x</p>',
    'an input that is a broken picture': '<input type=image src=x onerror=RUN>',
    'a marquee': '<marquee onstart=RUN>x</marquee>',
    'a marquee that bounces': '<marquee loop=1 width=0 behavior=alternate onbounce=RUN onfinish=RUN>x</marquee>',
    'a style with a handler': '<style onload=RUN>p{color:red}</style>',
    'a style sheet that fails': '<link rel=stylesheet href=x onerror=RUN>',
    'a script that fails': '<script src=x onerror=RUN></script>',
    'an object that fails': '<object data=x onerror=RUN onload=RUN></object>',
    'a frame that loads': '<iframe onload=RUN></iframe>',
    'a part that is shown when needed':
      '<p style="content-visibility:auto" oncontentvisibilityautostatechange=RUN>x</p>',
    'a part that scrolls':
      '<div style="height:20px;overflow:auto" onscroll=RUN onscrollend=RUN><p style="height:900px">x<input autofocus></div>',
    'a transition':
      '<style>@starting-style{b{color:red}}b{color:blue;transition:color 1ms}</style><b ontransitionrun=RUN ontransitionend=RUN>x</b>',
    'a policy breach that is heard':
      '<body onsecuritypolicyviolation=RUN><meta http-equiv="Content-Security-Policy" content="img-src \'none\'"><img src=x>',
    'an element nobody knows':
      '<style>@keyframes x{from{left:0}}</style><kith-x style="animation:x 1ms;display:block" onanimationstart=RUN>x</kith-x>',
  },
}

export const clickedHandlers: Kind = {
  kind: 'handler',
  click: true,
  cases: {
    'a handler on a link': '<a href="#" onclick=RUN onmouseover=RUN>xxxxxxxx</a>',
    'a popover that opens':
      '<button popovertarget=p>xxxxxxxx</button><p popover id=p onbeforetoggle=RUN ontoggle=RUN>x</p>',
    'details that are opened': '<details ontoggle=RUN><summary>xxxxxxxx</summary>x</details>',
    'a dialog that is opened by its button':
      '<button commandfor=d command=show-modal>xxxxxxxx</button><dialog id=d onbeforetoggle=RUN oncommand=RUN>x</dialog>',
    'a box that is ticked': '<input type=checkbox onchange=RUN oninput=RUN style="width:90px;height:40px">',
  },
}
