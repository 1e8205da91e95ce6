// Pictures, sound and film from elsewhere: every attribute that ever named one.
import { type Kind, pixel } from './case.ts'

export const pictures: Kind = {
  kind: 'picture',
  cases: {
    'a picture from elsewhere': '<img src="REMOTE/a.png">',
    'a picture over https': '<img src="https://HOST/b.png">',
    'a picture without a scheme': '<img src="//HOST/c.png">',
    'a picture by backslashes': '<img src="\\\\HOST\\d.png">',
    'a picture with one slash': '<img src="https:/HOST/one.png"><img src="https:HOST/none.png">',
    'a picture with line breaks in its address': '<img src="ht\ntp:/\t/HOST/\nbreak.png">',
    'a picture in entities': '<img src="HEX{REMOTE/e.png}">',
    'a picture with a name and a password': '<img src="http://a:b@HOST/name.png">',
    'a picture that came with the mail, elsewhere': '<img src="cid:REMOTE/x"><img src="cid:x" srcset="REMOTE/cid.png">',
    'a picture of ours': '<img src="/api/me?c"><img src="../../api/people?limit=1"><img src="?remote=true">',
    'a source set': `<img src="${pixel}" srcset="REMOTE/e.png 1x, REMOTE/f.png 2x">`,
    'a source set with data first': `<img src="${pixel}" srcset="data:image/png;base64,AA 3x, REMOTE/g.png 1x">`,
    'a picture element': `<picture><source srcset="REMOTE/g.png"><img src="${pixel}"></picture>`,
    'a lazy picture': '<img loading=eager src="REMOTE/h.png" lowsrc="REMOTE/i.png" dynsrc="REMOTE/j.png">',
    'a picture that reports where it was shown':
      '<img attributionsrc="REMOTE/attribution" src="REMOTE/shown.png" browsingtopics>',
    'a picture that is an input': '<input type=image src="REMOTE/k.png">',
    'a picture that is misspelt': '<image src="REMOTE/l.png">',
    'a table background': '<table background="REMOTE/m.png"><tr><td background="REMOTE/n.png">x</td></tr></table>',
    'a body background': '<body background="REMOTE/o.png">',
    'a video with a poster': '<video poster="REMOTE/21.png"></video>',
    'a video': '<video src="REMOTE/22.mp4" autoplay muted></video>',
    'a sound': '<audio src="REMOTE/23.mp3" autoplay></audio>',
    'a track of a video': `<video src="${pixel}"><track default kind=subtitles src="REMOTE/24.vtt"></video>`,
    'an svg picture': '<svg><image href="REMOTE/25.png" /></svg>',
    'an svg picture by xlink': '<svg><image xlink:href="REMOTE/26.png" width=9 height=9 /></svg>',
    'an svg filter with a picture':
      '<svg><filter id=f><feImage href="REMOTE/27.png" /></filter><rect width=50 height=50 filter="url(#f)" /></svg>',
    'an svg use': '<svg><use href="REMOTE/28.svg#x" /></svg>',
    'an svg picture that is animated':
      '<svg><image width=9 height=9><set attributeName=href to="REMOTE/set.png" /></image></svg>',
    'an svg in a picture': `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='REMOTE/30.png'/></svg>">`,
    'a picture in a noscript': '<noscript><img src="REMOTE/noscript.png"></noscript>',
  },
}
