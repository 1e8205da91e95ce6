// Suggests the company's domain from the first address, unless anybody can have a mailbox there.
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { call } from '../../api.ts'
import type { Who } from './who.ts'

const settleMs = 350

/** Fills in the domain as long as nobody touched it; answers the host of the address when it is open to everyone. */
export function useSuggestedDomain(form: UseFormReturn<Who>): string {
  const email = form.watch('email')
  const [free, setFree] = useState('')
  useEffect(() => {
    const domain = /@([^@\s]+\.[^@\s.]{2,})$/.exec(email.trim())?.[1]?.toLowerCase()
    if (!domain) return
    const stop = new AbortController()
    const timer = setTimeout(() => void ask(domain, stop.signal), settleMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [email])
  return free

  async function ask(domain: string, signal: AbortSignal): Promise<void> {
    // Without an answer nothing is suggested; the server looks again when the form is sent.
    const answer = await call('GET /mail-domains/:domain', { domain }, { signal }).catch(() => null)
    if (!answer || signal.aborted) return
    setFree(answer.free ? domain : '')
    if (!form.getFieldState('domain').isDirty || form.getValues('domain') === '')
      form.setValue('domain', answer.free ? '' : domain)
  }
}
