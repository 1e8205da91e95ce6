// What can be done from anywhere: add someone, bring a file, go to a page.
import { useNavigate, useRouter } from '@tanstack/react-router'
import { writeTo } from '../../outgoing/desk.ts'
import { useRight } from '../../shell/here.ts'
import { usePlaces } from '../../shell/places.ts'
import { say } from '../../words/say.ts'
import { markBeginnings } from './mark.ts'

export type Deed = { name: string; label: string; keys?: string; run: () => void }

/** Those whose label has every word of the text; all of them without a text. Somebody new is offered once it is known who is there. */
export function useDeeds(text: string, isThere: boolean): Deed[] {
  const navigate = useNavigate()
  const { routesByPath } = useRouter()
  const places = usePlaces().flatMap((group) => group.places)
  const mayAdd = useRight('editCustomers') && '/customers' in routesByPath
  const mayBring = useRight('bringSources') && '/channels' in routesByPath
  const mayWrite = useRight('writeMail')
  const name = text.trim()
  const deeds: (Deed | false)[] = [
    mayWrite && { name: 'write', label: say('outgoing.write'), keys: 'c', run: () => writeTo() },
    mayBring && {
      name: 'bring',
      label: say('search.bringFile'),
      run: () => void navigate({ to: '/channels', search: { bring: 'yes' } as never }),
    },
    ...places.map((place) => ({
      name: place.name,
      label: say('search.goTo', { page: say(place.label) }),
      keys: place.keys,
      run: () => void navigate({ to: place.path }),
    })),
  ]
  const add: Deed = {
    name: 'add',
    label: name ? say('search.addNamed', { name }) : say('search.addSomeone'),
    run: () => void navigate({ to: '/customers' as '/', search: { add: 'yes', ...(name ? { name } : {}) } as never }),
  }
  return [
    ...deeds.filter((deed) => deed !== false).filter(({ label }) => name === '' || holds(label, name)),
    ...(mayAdd && isThere ? [add] : []),
  ]
}

const holds = (label: string, text: string) =>
  text.split(/\s+/).every((word) => markBeginnings(label, word).some(({ hit }) => hit))
