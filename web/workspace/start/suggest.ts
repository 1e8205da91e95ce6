// Suggests the company's domain from the first address, unless anybody can have a mailbox there.
import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { call } from '../../api.ts'
import type { Who } from './who.ts'

const settleMs = 350

/** Fills in the domain as long as nobody touched it; answers the host of the address when it is open to everyone. */
export function useSuggestedDomain(form: UseFormReturn<Who>): string {
  const email = form.watch('email')
  const [free, setFree] = useState('')
  const { getValues, setValue } = form
  // After the page was loaded again, what stands there may be a suggestion from before.
  const suggested = useRef(domainOf(email))
  useEffect(() => {
    const domain = domainOf(email)
    if (!domain) return
    const stop = new AbortController()
    const ask = async () => {
      // Without an answer nothing is suggested; the server looks again when the form is sent.
      const answer = await call('GET /mail-domains/:domain', { domain }, { signal: stop.signal }).catch(() => null)
      if (!answer || stop.signal.aborted) return
      setFree(answer.free ? domain : '')
      const written = getValues('domain')
      if (written !== '' && written !== suggested.current) return
      suggested.current = answer.free ? '' : domain
      setValue('domain', suggested.current)
    }
    const timer = setTimeout(() => void ask(), settleMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [email, getValues, setValue])
  return free
}

const domainOf = (email: string): string => /@([^@\s]+\.[^@\s.]{2,})$/.exec(email.trim())?.[1]?.toLowerCase() ?? ''
