// The frame that a mail is read in: what it forbids by itself, whatever comes to stand in it.

/**
 * Nothing runs, sends or leads the page away; a link opens a window of its own, free of these fetters.
 * Chromium holds the mail to `csp` besides, or shows nothing; other browsers do not know that attribute.
 */
export const reading = (remote: boolean): { sandbox: string; csp: string } => ({
  sandbox: 'allow-popups allow-popups-to-escape-sandbox',
  csp: `default-src 'none'; style-src 'unsafe-inline'; img-src data:${remote ? ' https:' : ''}; base-uri 'none'; form-action 'none'`,
})
