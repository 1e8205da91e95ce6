// A mail begun in the member's own programme, as long as no mailbox can send.

export function mailtoLink({ address, subject }: { address: string; subject: string }): string {
  const to = encodeURIComponent(address).replace('%40', '@')
  return subject ? `mailto:${to}?subject=${encodeURIComponent(subject)}` : `mailto:${to}`
}

export const answerSubject = (subject: string): string => (/^re:/i.test(subject) ? subject : `Re: ${subject}`)
