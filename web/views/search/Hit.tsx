// One line of what was found: a customer, or what somebody said.
import { formatWhen } from '../../words/date.ts'
import { say } from '../../words/say.ts'
import type { NameHit, SaidHit } from './found.ts'
import { markBeginnings, type Piece } from './mark.ts'

export function NameLine({ hit, text }: { hit: NameHit; text: string }) {
  const about = [hit.title, hit.organization].filter(Boolean).join(' · ')
  return (
    <>
      <span className="what">
        <b className="name" dir="auto" translate="no">
          <Pieces of={markBeginnings(hit.name, text)} />
        </b>
        {about && (
          <small className="beside" translate="no">
            {about}
          </small>
        )}
        {hit.number && (
          <small className="beside" translate="no">
            <mark>{hit.number}</mark>
          </small>
        )}
        {hit.kind === 'organization' && <small className="beside">{say('search.organization')}</small>}
        {hit.close && <small className="beside similar">{say('search.similar')}</small>}
      </span>
      {hit.lastAt && <small>{formatWhen(hit.lastAt)}</small>}
    </>
  )
}

export function SaidLine({ hit }: { hit: SaidHit }) {
  const inSubject = hit.subject.some((piece) => piece.hit) || hit.said.length === 0
  return (
    <>
      <span className="what">
        <q className="words" translate="no" dir="auto">
          {inSubject && (
            <i>
              <Pieces of={hit.subject} />
            </i>
          )}
          {inSubject && hit.said.length > 0 && ' · '}
          <Pieces of={hit.said} />
        </q>
        <small className="beside">
          <SaidBy hit={hit} />
        </small>
      </span>
      <small>{formatWhen(hit.happenedAt)}</small>
    </>
  )
}

function SaidBy({ hit: { direction, member, customer } }: { hit: SaidHit }) {
  if (direction === 'out' && member && customer) return say('search.by', { who: member, customer })
  const who = direction === 'in' ? customer : (member ?? customer)
  return who ? <span translate="no">{who}</span> : say('search.unknown')
}

function Pieces({ of }: { of: readonly Piece[] }) {
  return of.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))
}
