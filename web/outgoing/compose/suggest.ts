// Suggestions for what is being typed, without those who are there already.
import { useEffect, useState } from 'react'
import { useApi } from '../../api.ts'
import type { Recipient, Suggestion } from '../types.ts'

const restMs = 120

export function useSuggestions(text: string, chosen: readonly Recipient[]): Suggestion[] {
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), restMs)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useApi(
    'GET /recipients',
    { text: asked },
    { enabled: asked !== '', touchedBy: ['person', 'bounce'] },
  )
  if (text.trim() === '' || asked === '') return []
  const there = new Set(chosen.map(({ address }) => address.toLowerCase()))
  return (data?.items ?? []).filter(({ address }) => !there.has(address.toLowerCase())).slice(0, 8)
}
