// How a mail is measured: apart from where it is read, in a frame that nobody sees, reaches or can run anything in.

/** Its own origin lets the page look at how high it becomes; without scripts, forms and windows there is nobody to use it. */
export const measuringSandbox = 'allow-same-origin'

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** The mail's document, which asks for nothing from anywhere. */
export const measured = (html: string): string =>
  html.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`)
