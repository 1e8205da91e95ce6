// Mail hosts where anybody can have a mailbox: such a domain is never a company's own.
import { readFileSync } from 'node:fs'
import { getDomain, getDomainWithoutSuffix } from 'tldts'

const words = readFileSync(new URL('./free-mail.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => !/^[#[]/.test(line))
  .flatMap((line) => line.split(/\s+/))
const freeMail = new Set(words.filter(Boolean))

/** Whether anybody can have a mailbox at this domain, so that it says nothing about where somebody works. */
export function isFreeMail(domain: string): boolean {
  const host = domain.toLowerCase()
  const registrable = getDomain(host)
  if (freeMail.has(host) || (registrable !== null && freeMail.has(registrable))) return true
  const name = getDomainWithoutSuffix(host)
  return name !== null && freeMail.has(`${name}.*`)
}
