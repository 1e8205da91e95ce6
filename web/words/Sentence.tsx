// A sentence of the catalogue with elements in it: a name in bold, a link, a figure.
import { Fragment, type ReactNode } from 'react'
import { say, type TextKey, type TextValues, useVoice } from './say.ts'

type Props<K extends TextKey> = { of: K; values: { [Name in keyof TextValues<K>]: ReactNode } }

/** `<Sentence of="today.waits" values={{ name: <b>Ruth Adler</b> }} />` */
export function Sentence<K extends TextKey>({ of, values }: Props<K>) {
  useVoice()
  const elements: ReactNode[] = []
  const stand = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? `\u0001${elements.push(value as ReactNode) - 1}\u0001` : value,
  ])
  const text = (say as (key: TextKey, values: unknown) => string)(of, Object.fromEntries(stand))
  return text
    .split('\u0001')
    .map((part, at) => (at % 2 ? <Fragment key={at}>{elements[Number(part)]}</Fragment> : part))
}
