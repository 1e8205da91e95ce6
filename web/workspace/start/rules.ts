// What each field of the second step has to be: everything that the server would refuse is told at once.
import { call } from '../../api.ts'
import { say } from '../../words/say.ts'
import { looksLikeAddress, looksLikeDomain, wrongAddress } from './address-list.ts'

const fewestOfPassword = 10
export const longest = { name: 120, email: 254, password: 200 }

const filled = (text: string) => text.trim() !== '' || say('workspace.missing')

/** Each answers true, or what is wrong. */
export const rules = {
  name: filled,
  email: (text: string) =>
    text.trim() === '' ? say('workspace.missing') : looksLikeAddress(text) || say('workspace.emailBad'),
  password: (text: string) => {
    if (text === '') return say('workspace.missing')
    return text.length >= fewestOfPassword || say('workspace.passwordShort', { n: fewestOfPassword })
  },
  addresses: (text: string) => {
    const address = wrongAddress(text)
    return address === undefined || say('workspace.otherAddressesBad', { address })
  },
  domain: async (text: string) => {
    const domain = text.trim().toLowerCase()
    if (domain === '') return true
    if (!looksLikeDomain(domain)) return say('workspace.domainBad')
    // Without an answer it is left to the server, which looks again when the form is sent.
    const answer = await call('GET /mail-domains/:domain', { domain }).catch(() => null)
    return !answer?.free || say('workspace.domainFree', { domain })
  },
}
