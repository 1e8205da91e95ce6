// Style sheets and inline styles that fetch, run or misplace.
import type { Kind } from './case.ts'

export const styles: Kind = {
  kind: 'style',
  cases: {
    'a style with a picture': '<p style="background:url(REMOTE/p.png)">x</p>',
    'a style with a picture, escaped': '<p style="background:\\75\\72\\6c(REMOTE/q.png)">x</p>',
    'a style with a picture, commented':
      '<p style="background:u/**/rl(REMOTE/r.png);background-image:url(\'REMOTE/s.png\')">x</p>',
    'a style in entities': '<p style="DECIMAL{background:url}&#40REMOTE/e.png)">x</p>',
    'a style with its address escaped': '<p style="background:url(ESCAPED{REMOTE/x.png})">x</p>',
    'a style after a broken one':
      '<p style="color:};background:url(REMOTE/b.png)">x</p><p style="x:y;}background:url(REMOTE/c.png)">x</p>',
    'a style after an open quotation': '<p style="font-family:\'x\n;background:url(REMOTE/d.png)">x</p>',
    'a style with an image set':
      '<p style="background-image:image-set(\'REMOTE/t.png\' 1x);content:url(REMOTE/u.png)">x</p>',
    'a style with an old image set': '<p style="background-image:-webkit-image-set(url(REMOTE/w.png) 1x)">x</p>',
    'a style with a cross-fade':
      '<p style="background-image:-webkit-cross-fade(url(REMOTE/a.png),url(REMOTE/b.png),50%)">x</p>',
    'a style with a cursor, a list, a border':
      '<ul style="cursor:url(REMOTE/v.png),auto;list-style:url(REMOTE/w.png);border-image:url(REMOTE/x.png) 1"><li>x</ul>',
    'a style with a filter and a mask':
      '<p style="filter:url(REMOTE/y.svg#x);mask:url(REMOTE/z.svg);clip-path:url(REMOTE/0.svg#x);shape-outside:url(REMOTE/1.png);float:left">x</p>',
    'a style with variables': '<p style="--x:url(REMOTE/2.png);background:var(--x)">x</p>',
    'a style with expression and behaviour':
      '<p style="width:expression(RUN);behavior:url(REMOTE/3.htc);-moz-binding:url(REMOTE/4.xml#x)">x</p>',
    'a style of script': '<p style="background:url(javascript:RUN);list-style-image:url(javascript:RUN)">x</p>',
    'a sheet that imports': '<style>@import "REMOTE/5.css";@import url(REMOTE/6.css);</style>',
    'a sheet that imports into a layer':
      '<style>@import url(REMOTE/l.css) layer(x) supports(display:block) screen;</style>',
    'a sheet that imports behind a mark of order': '<style>\ufeff@import "REMOTE/m.css";</style>',
    'a sheet of data that imports': '<link rel=stylesheet href="data:text/css,@import%20%22REMOTE/n.css%22">',
    'a sheet with a font': '<style>@font-face{font-family:x;src:url(REMOTE/7.woff2)}p{font-family:x}</style><p>x</p>',
    'a sheet with a picture':
      '<style>p{background:url(REMOTE/8.png)}p::before{content:url(REMOTE/9.png)}</style><p>x</p>',
    'a sheet that asks what a field holds':
      '<style>input[value^=s]{background:url(REMOTE/s.png)}</style><input value=secret>',
    'a sheet that asks what was visited':
      '<style>a{display:block}a:visited{color:red}a:link{background:url(REMOTE/visited.png)}</style><a href="https://visited.example/">x</a>',
    'a sheet that asks for dark or light':
      '<style>@media (prefers-color-scheme:light){p{background:url(REMOTE/light.png)}}</style><p>x</p>',
    'a sheet for a container':
      '<style>body{container-type:size;height:9px}@container (min-width:1px){p{background:url(REMOTE/box.png)}}</style><p>x</p>',
    'a sheet with a namespace': '<style>@namespace url(REMOTE/ns);*|p{background:url(REMOTE/ns.png)}</style><p>x</p>',
    'a sheet with a property that begins as a picture':
      "<style>@property --p{syntax:'<image>';inherits:true;initial-value:linear-gradient(red,red)}p{--p:url(REMOTE/p.png);background:var(--p)}</style><p>x</p>",
    'a sheet in a shadow':
      '<p><template shadowrootmode=open><style>:host{background:url(REMOTE/host.png);display:block}</style>x</template></p>',
    'a sheet with keyframes':
      '<style>@keyframes x{from{background:url(REMOTE/k.png)}to{background:url(REMOTE/l.png)}}p{animation:x 1s}</style><p>x</p>',
    'a mail laid over the page':
      '<a style="position:fixed;inset:0;z-index:2147483647;background:url(REMOTE/over.png)">x</a>',
  },
}
