// Light or dark: as the device, or as chosen on this device.
import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
const place = 'kith.theme'
const listeners = new Set<() => void>()

export function currentTheme(): Theme {
  const kept = localStorage.getItem(place)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(place)
    delete document.documentElement.dataset['theme']
  } else {
    localStorage.setItem(place, theme)
    document.documentElement.dataset['theme'] = theme
  }
  for (const listen of listeners) listen()
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, currentTheme), chooseTheme]
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}
