// One question: what is in doubt, how it wrote last, and the answers, each with its key.
import { Link, type LinkProps } from '@tanstack/react-router'
import { useState } from 'react'
import { useShortcut } from '../../kit/keys/shortcut.ts'
import { Time } from '../../kit/show/Time.tsx'
import { useRight } from '../../shell/here.ts'
import { formatWhen } from '../../words/date.ts'
import { say, useVoice } from '../../words/say.ts'
import { Sentence } from '../../words/Sentence.tsx'
import { useAnswer } from './answer.ts'
import { NameThem } from './NameThem.tsx'
import { PickDialog } from './PickDialog.tsx'
import { type Answer, bearersOf, type Question } from './question.ts'

type Props = { question: Question; isAt: boolean; onAt: () => void }
const saidCap = 500

export function QuestionCard({ question, isAt, onAt }: Props) {
  useVoice()
  const { last, interactions } = question
  const many = interactions >= saidCap
  return (
    <section className={isAt ? 'card question at' : 'card question'} tabIndex={-1} onFocus={onAt}>
      <p className="ask">
        <Ask question={question} />
      </p>
      <p className="wrote">
        {say(many ? 'people.saidThroughMany' : 'people.saidThrough', { n: many ? saidCap : interactions })}
        {last && (
          <>
            {' · '}
            <Time at={last.at} />
            {' · '}
            <Link {...({ to: '/conversations/$id', params: { id: last.conversationId } } as unknown as LinkProps)}>
              <span translate="no" dir="auto">
                {last.subject || say('people.noSubject')}
              </span>
            </Link>
          </>
        )}
      </p>
      {last?.preview && (
        <blockquote translate="no" dir="auto">
          {last.preview}
        </blockquote>
      )}
      <Answers question={question} isAt={isAt} />
    </section>
  )
}

function Ask({ question }: { question: Question }) {
  const address = <b translate="no">{question.value}</b>
  const bearers = <span translate="no">{bearersOf(question)}</span>
  if (question.reason === 'same_name') return <Sentence of="people.ask_same_name" values={{ name: bearers, address }} />
  if (question.reason === 'shared_address')
    return <Sentence of="people.ask_shared_address" values={{ names: bearers, address }} />
  if (question.reason === 'role_address')
    return <Sentence of="people.ask_role_address" values={{ names: bearers, address }} />
  return <Sentence of="people.ask_no_name" values={{ address }} />
}

type Choice = { label: string; small?: string; run: () => void }

function Answers({ question, isAt }: { question: Question; isAt: boolean }) {
  const mayEdit = useRight('editCustomers')
  const { give, isPending } = useAnswer(question)
  const [picking, setPicking] = useState(false)
  const choices = choicesOf(question, give, () => setPicking(true))
  const key = (n: number) => ({ run: () => choices[n - 1]?.run(), when: mayEdit && isAt && n <= choices.length })
  useAnswerKey(1, key(1))
  useAnswerKey(2, key(2))
  useAnswerKey(3, key(3))
  useAnswerKey(4, key(4))
  return (
    <>
      <ol className="answers">
        {choices.map(({ label, small, run }, at) => (
          <li key={label + small}>
            <button type="button" disabled={!mayEdit || isPending} onClick={run}>
              {at < 4 ? <kbd>{at + 1}</kbd> : <span />}
              <span>{label}</span>
              {small && <small>{small}</small>}
            </button>
          </li>
        ))}
        {question.reason === 'no_name' && mayEdit && <NameThem question={question} />}
      </ol>
      <PickDialog
        open={picking}
        onOpenChange={setPicking}
        onPick={(person) => {
          setPicking(false)
          give('person', person)
        }}
      />
    </>
  )
}

function useAnswerKey(n: number, { run, when }: { run: () => void; when: boolean }): void {
  useShortcut(String(n), say('people.whoAnswerKey', { n }), run, { when })
}

/** First whom it may be; then someone else, several, nobody. With several candidates the surest has the key 1, the others follow at the end. */
function choicesOf(
  question: Question,
  give: (answer: Answer, person?: { id: string; name: string }) => void,
  pick: () => void,
): Choice[] {
  const [first, ...others] = question.candidates.map((candidate) => ({
    label: say('people.theyAre', { name: candidate.name }),
    small: describe(candidate),
    run: () => give('person', candidate),
  }))
  const someone = { label: say('people.itIsKnown'), run: pick }
  return [
    first ?? someone,
    { label: say(`people.else_${question.reason}`), run: () => give('someone_else') },
    { label: say('people.shared'), run: () => give('shared') },
    { label: say('people.nobody'), run: () => give('nobody') },
    ...others,
    ...(first ? [someone] : []),
  ]
}

function describe({
  reason,
  title,
  organization,
  handles,
  interactions,
  lastAt,
}: Question['candidates'][number]): string {
  const who = [title, organization].filter(Boolean).join(', ')
  const last = lastAt ? say('people.lastSaid', { when: formatWhen(lastAt) }) : ''
  return [say(`people.why_${reason}`), who, handles.join(', '), say('people.saidThrough', { n: interactions }), last]
    .filter(Boolean)
    .join(' · ')
}
