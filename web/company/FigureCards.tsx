// The four numbers on top: how much was said, who is new, how fast we answer, who waits; each leads to what it counts.
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Grid } from '../kit/page/Columns.tsx'
import { Card } from '../kit/show/Card.tsx'
import { Figure } from '../kit/show/Figure.tsx'
import { formatNumber } from '../words/format.ts'
import { useSay } from '../words/say.ts'
import { behind } from './behind/address.ts'
import { Formula } from './Formula.tsx'
import type { Company } from './period.ts'
import { formatSeconds, WasCount, WasTime } from './Was.tsx'

export function FigureCards({ company }: { company: Company }) {
  const say = useSay()
  const { all, newcomers, newcomersBefore } = company
  const { now, before } = all
  const people = newcomers.reduce((sum, one) => sum + one.people, 0)
  return (
    <Grid of={4}>
      <Told name={say('company.messages')} words={say('company.messagesFormula')}>
        <Figure
          value={<Led to={behind('messages', company)}>{formatNumber(now.in + now.out)}</Led>}
          note={
            <>
              {say('company.messagesNote', { received: formatNumber(now.in), sent: formatNumber(now.out) })}{' '}
              <WasCount before={before && before.in + before.out} />
            </>
          }
        />
      </Told>
      <Told name={say('company.newcomers')} words={say('company.newcomersFormula')}>
        <Figure
          value={people > 0 ? <Led to={behind('newcomers', company)}>{formatNumber(people)}</Led> : 0}
          note={
            <>
              {say('company.newcomersNote')} <WasCount before={newcomersBefore} />
            </>
          }
        />
      </Told>
      <Told name={say('company.usual')} words={say('company.usualFormula')}>
        <Figure
          value={
            now.median === null ? (
              say('company.none')
            ) : (
              <Led to={behind('answers', company)}>{formatSeconds(now.median)}</Led>
            )
          }
          note={
            <>
              {now.ninth === null
                ? say('company.noAnswers')
                : say('company.usualNote', { time: formatSeconds(now.ninth) })}{' '}
              <WasTime now={now.median} before={before?.median} />
            </>
          }
        />
      </Told>
      <WaitingFigure company={company} />
    </Grid>
  )
}

function WaitingFigure({ company: { waiting } }: { company: Company }) {
  const say = useSay()
  const waits = waiting.today + waiting.days + waiting.week + waiting.longer
  const longest = (['longer', 'week', 'days', 'today'] as const).find((age) => waiting[age] > 0)
  return (
    <Told name={say('company.waiting')} words={say('company.waitingFormula')}>
      <Figure
        value={
          longest ? (
            <span className="owe">
              <Led to={behind('waiting', {})}>{formatNumber(waits)}</Led>
            </span>
          ) : (
            0
          )
        }
        note={say('company.waitingNote', { n: waiting.before, count: formatNumber(waiting.before) })}
      />
    </Told>
  )
}

const Led = ({ to, children }: { to: LinkProps; children: ReactNode }) => (
  <Link {...to} className="led">
    {children}
  </Link>
)

function Told({ name, words, children }: { name: string; words: string; children: ReactNode }) {
  return (
    <Card title={name} note={<Formula name={name} words={words} />}>
      {children}
    </Card>
  )
}
