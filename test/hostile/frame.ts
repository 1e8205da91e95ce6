// Pages in the page: frames, objects, what once were applets and portals.
import { type Kind, pageOfData } from './case.ts'

export const frames: Kind = {
  kind: 'frame',
  cases: {
    'a frame of script': '<iframe src="javascript:RUN"></iframe>',
    'a frame of text': '<iframe srcdoc="<script>RUN</script>"></iframe>',
    'a frame of text that fetches': '<iframe srcdoc="<img src=REMOTE/srcdoc.png>"></iframe>',
    'a frame of data': `<iframe src="${pageOfData}"></iframe>`,
    'a frame of xhtml': `<iframe src="data:application/xhtml+xml;base64,BASE64{<html xmlns='http://www.w3.org/1999/xhtml'><script>RUN</script></html>}"></iframe>`,
    'a frame with a sandbox of its own that allows':
      '<iframe sandbox="allow-scripts allow-same-origin allow-top-navigation" srcdoc="<script>RUN</script>"></iframe>',
    'a frame with a policy of its own': `<iframe csp="script-src 'unsafe-inline'" srcdoc="<script>RUN</script>"></iframe>`,
    'a frame from elsewhere': '<iframe src="REMOTE/17"></iframe>',
    'a frame from elsewhere that is lazy': '<iframe loading=lazy src="REMOTE/lazy"></iframe>',
    'a frame from elsewhere without credentials': '<iframe credentialless src="REMOTE/credentialless"></iframe>',
    'a frameset': '<frameset onload=RUN><frame src="javascript:RUN"></frameset>',
    'a frameset from elsewhere': '<frameset><frame src="REMOTE/frameset"></frameset>',
    'an object from elsewhere': '<object data="REMOTE/18"></object>',
    'an embed from elsewhere': '<embed src="REMOTE/19">',
    'an object of data': `<object data="${pageOfData}"></object>`,
    'an object of script': '<object data="javascript:RUN"></object>',
    'an object that is code': '<object classid="clsid:x" codebase="REMOTE/x.cab" data="REMOTE/code"></object>',
    'an embed of data': `<embed src="${pageOfData}">`,
    'an applet': '<applet code="REMOTE/20" archive="REMOTE/20.jar"><img src=x onerror=RUN></applet>',
    'a portal': '<portal src="REMOTE/portal"><img src=x onerror=RUN></portal>',
    'a data island':
      '<xml src="REMOTE/island" id=x></xml><span datasrc="#x" datafld=y dataformatas=html></span><img src=x onerror=RUN>',
    'a background sound': '<bgsound src="REMOTE/sound.wav"><img src=x onerror=RUN>',
  },
}
