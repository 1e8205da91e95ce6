// The head: links, refreshes, a base; hints that open a connection before anybody asks.
import { type Kind, pageOfData } from './case.ts'

export const links: Kind = {
  kind: 'head',
  cases: {
    'a linked sheet': '<link rel=stylesheet href="REMOTE/10.css">',
    'a style sheet of script': '<link rel=stylesheet href="javascript:RUN" onerror=RUN>',
    'a preload of a picture': '<link rel=preload as=image href="REMOTE/11.png">',
    'a preload of a sheet that becomes one': `<link rel=preload as=style href="REMOTE/11.css" onload="this.rel='stylesheet';RUN">`,
    'a preload of a font': '<link rel=preload as=font crossorigin href="REMOTE/11.woff2">',
    'a preload of a set of pictures': '<link rel=preload as=image imagesrcset="REMOTE/11a.png 1x, REMOTE/11b.png 2x">',
    'a prefetch': '<link rel=prefetch href="REMOTE/12">',
    'a prerender': '<link rel=prerender href="REMOTE/13">',
    'a module that is preloaded': '<link rel=modulepreload href="REMOTE/13.js">',
    'a small picture of the page':
      '<link rel=icon href="REMOTE/14.ico"><link rel=apple-touch-icon href="REMOTE/14.png">',
    'a manifest': '<link rel=manifest href="REMOTE/manifest.json">',
    'an import of html': '<link rel=import href="REMOTE/import.html">',
    'a dictionary for compression': '<link rel=compression-dictionary href="REMOTE/dictionary">',
    'a base': '<base href="REMOTE/"><img src="15.png">',
    'a base of script': '<base href="javascript:RUN//"><a href="#">x</a><img src="x" onerror=RUN>',
    'a refresh': '<meta http-equiv=refresh content="0;url=REMOTE/16">',
    'a refresh written badly': `<meta http-equiv="ReFresh" content=" 0 , URL = 'REMOTE/16b' ">`,
    'a refresh to script': '<meta http-equiv=refresh content="0;url=javascript:RUN">',
    'a refresh to data': `<meta http-equiv=refresh content="0;url=${pageOfData}">`,
    'a trial of another policy': `<meta http-equiv="Content-Security-Policy-Report-Only" content="default-src 'none'; report-uri REMOTE/report"><img src="REMOTE/x.png">`,
    'a policy that reports': `<meta http-equiv="Content-Security-Policy" content="img-src 'none'; report-uri REMOTE/report"><img src=x><link rel=stylesheet href="REMOTE/r.css">`,
    'a manifest of the old cache': '<html manifest="REMOTE/cache.appcache"><img src="REMOTE/cache.png">',
  },
}

/** No request goes out, yet a name is asked for or a line is opened. */
export const hints: Kind = {
  kind: 'hint',
  cases: {
    'a name that is looked up early': '<link rel=dns-prefetch href="REMOTE/">',
    'a name that is looked up early, without a scheme': '<link rel=dns-prefetch href="//HOST/">',
    'a name that is looked up early, switched on':
      '<meta http-equiv=x-dns-prefetch-control content=on><link rel="dns-prefetch" href="REMOTE/">',
    'a line that is opened early': '<link rel=preconnect href="REMOTE/">',
    'a line that is opened early, with credentials': '<link rel=preconnect crossorigin=use-credentials href="REMOTE/">',
    'a line that is opened early over https': '<link rel="dns-prefetch preconnect" href="https://HOST/">',
  },
}
