// Addresses that run once they are clicked.
import { type Kind, pageOfData } from './case.ts'

export const addresses: Kind = {
  kind: 'address',
  click: true,
  cases: {
    'a link of data': `<a href="${pageOfData}">xxxxxxxx</a>`,
    'a link of VBScript': '<a href="vbscript:RUN" onclick="">xxxxxxxx</a>',
    'a link of a blob': `<script>document.write('<a href='+URL.createObjectURL(new Blob(['<script>RUN</scr'+'ipt>'],{type:'text/html'}))+'>xxxxxxxx</a>')</script>`,
    'a link of script in a new window': '<a target=_blank href="javascript:RUN">xxxxxxxx</a>',
    'a link of script to a frame': '<a target=x href="javascript:RUN">xxxxxxxx</a><iframe name=x></iframe>',
    'a link of script that is saved':
      '<a download href="javascript:RUN">xxxxxxxx</a><a href="javascript:RUN">xxxxxxxx</a>',
    'a link of script through a base': '<base href="javascript:/x/"><a href="//%0aRUN">xxxxxxxx</a>',
    'a button with its own action': '<button form=f formaction="javascript:RUN">xxxxxxxx</button><form id=f></form>',
    'an image map':
      '<img usemap="#m" width=120 height=60 src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"><map name=m><area shape=rect coords=0,0,120,60 href="javascript:RUN"></map>',
    'a link written with two addresses': '<a href="javascript:RUN" href="https://kith.example/">xxxxxxxx</a>',
    'a link in a shadow': '<p><template shadowrootmode=open><a href="javascript:RUN">xxxxxxxx</a></template></p>',
  },
}
