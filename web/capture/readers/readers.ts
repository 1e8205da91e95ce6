// Who may read a source, as it is chosen, and in words.
import type { Item } from '../../api.ts'
import { useHere } from '../../shell/here.ts'
import { formatList } from '../../words/format.ts'
import { say, useVoice } from '../../words/say.ts'
import { type Circle, isNobody, useNamesOf } from '../../workspace/circle/circle.ts'

type Source = Item<'GET /sources'>
export type Choice = Pick<Source, 'readers' | 'outline'>

export const everyone: Choice = { readers: 'everyone', outline: 'nobody' }

/** Where some are to be chosen, at least one is. */
export const isChosen = ({ readers, outline }: Choice): boolean =>
  !(isCircle(readers) && isNobody(readers)) && !(isCircle(outline) && isNobody(outline))

/** What is sent: where everyone reads all of it, nobody is left to see less. */
export const chosen = ({ readers, outline }: Choice): Choice =>
  readers === 'everyone' ? everyone : { readers, outline }

export const isCircle = (one: Choice['readers'] | Choice['outline']): one is Circle => typeof one === 'object'

type Told = Choice & Pick<Source, 'ownerName'>
const mostNames = 3

/** "Sales and you may read, the others see subject and time"; the names are asked for only where there are some. */
export function useReadersWords(isWanted = true): (source: Told) => string {
  useVoice()
  const me = useHere().data?.member?.name ?? ''
  const namesOf = useNamesOf(isWanted)
  const listed = (names: string[]): string =>
    names.length > mostNames
      ? say('capture.namesAndOthers', { names: names.slice(0, mostNames).join(', '), n: names.length - mostNames })
      : formatList(names)
  const mayRead = ({ readers, ownerName }: Told): string => {
    if (readers === 'everyone') return say('capture.mayEveryone')
    if (isCircle(readers)) {
      const owner = ownerName === '' ? [] : [ownerName === me ? say('capture.you') : ownerName]
      return say('capture.maySome', { names: listed([...namesOf(readers), ...owner]) })
    }
    if (ownerName === '') return say('capture.mayNobody')
    return ownerName === me ? say('capture.mayYou') : say('capture.mayOwner', { name: ownerName })
  }
  const maySee = ({ readers, outline }: Told): string => {
    if (outline === 'nobody' || readers === 'everyone') return ''
    return isCircle(outline)
      ? say('capture.outlineOf', { names: listed(namesOf(outline)) })
      : say('capture.outlineOfOthers')
  }
  return (source) => [mayRead(source), maySee(source)].filter(Boolean).join(', ')
}
