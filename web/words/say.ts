// Says things in the member's language: every text of the app comes from a catalogue, rendered through Lingui.
import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { useSyncExternalStore } from 'react'
import { english } from './en.ts'
import type { ValuesOf } from './message.ts'
import { pseudo } from './pseudo.ts'

type English = typeof english
/** 'people.add': the catalogue's folder-word, a dot, the text's name. */
export type TextKey = { [F in keyof English & string]: `${F}.${keyof English[F] & string}` }[keyof English & string]
type TextOf<K extends TextKey> = K extends `${infer F extends keyof English & string}.${infer N}`
  ? N extends keyof English[F]
    ? English[F][N] & string
    : never
  : never
export type TextValues<K extends TextKey> = ValuesOf<TextOf<K>>
type Rest<Values> = keyof Values extends never ? [] : [values: Values]

/** How the member is spoken to. `locale` is for dates and numbers ('en-GB'), `zone` an IANA time zone. */
export type Voice = { language: string; locale: string; zone: string }
type Catalogue = Record<string, Record<string, string>>

/** The languages there are; a second one is a folder beside en/ and a line here. */
const catalogues: Record<string, () => Promise<Catalogue>> = {
  en: async () => english,
  pseudo: async () =>
    Object.fromEntries(
      Object.entries(english).map(([folder, texts]) => [
        folder,
        Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, pseudo(text)])),
      ]),
    ),
}
export const languages = Object.keys(catalogues).filter((language) => language !== 'pseudo')

const i18n = setupI18n()
const listeners = new Set<() => void>()
let voice: Voice = { language: 'en', locale: browserLocale(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
load('en', voice.locale, english)

export const currentVoice = (): Voice => voice

/** Speaks so from now on; every component that says something is drawn again. */
export async function setVoice(wanted: Partial<Voice>): Promise<void> {
  const next = { ...voice, ...wanted }
  if (next.language === voice.language && next.locale === voice.locale && next.zone === voice.zone) return
  const catalogue = await (catalogues[next.language] ?? catalogues['en']!)()
  voice = next
  load(next.language, next.locale, catalogue)
  if (typeof document !== 'undefined') document.documentElement.lang = next.language === 'pseudo' ? 'en' : next.language
  for (const listen of listeners) listen()
}

/** The text in the member's language, with its values in place. */
export function say<K extends TextKey>(key: K, ...[values]: Rest<TextValues<K>>): string {
  return i18n._(key, values as Record<string, unknown> | undefined)
}

/** For texts whose name is made at run time from a code of the server; answers the fallback where the catalogue has none. */
export function sayCode(folder: string, code: string, values: Record<string, unknown> = {}, fallback = code): string {
  const key = `${folder}.${code}`
  return key in i18n.messages ? i18n._(key, values) : fallback
}

/** `say`, in a component that is drawn again when the language changes. */
export function useSay(): typeof say {
  useVoice()
  return say
}

export function useVoice(): Voice {
  return useSyncExternalStore(subscribe, currentVoice, currentVoice)
}

function subscribe(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

/** Messages are compiled when first said, not all at the start. */
function load(language: string, locale: string, catalogue: Catalogue): void {
  const messages: Record<string, never> = {}
  for (const [folder, texts] of Object.entries(catalogue)) {
    for (const [name, text] of Object.entries(texts)) defineLazily(messages, `${folder}.${name}`, text)
  }
  const spoken = language === 'pseudo' ? 'en' : language
  // Plural rules are the language's own; a locale of another language must not bend them.
  i18n.loadAndActivate({ locale: spoken, locales: [locale.startsWith(spoken) ? locale : spoken], messages })
}

function defineLazily(messages: object, key: string, text: string): void {
  const get = () => {
    const value = compileMessage(text)
    Object.defineProperty(messages, key, { value, enumerable: true })
    return value
  }
  Object.defineProperty(messages, key, { get, configurable: true, enumerable: true })
}

function browserLocale(): string {
  return typeof navigator === 'undefined' ? 'en-GB' : navigator.language
}
