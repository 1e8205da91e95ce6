// Today: the Consultant view. Who waits for me, who is new to us, how fast I answer.
import { type Gives, useApi } from '../api.ts'
import { BeforeCard } from '../follow/BeforeCard.tsx'
import { HolderChoice, useHolders } from '../follow/HolderChoice.tsx'
import { WaitingCard } from '../follow/WaitingCard.tsx'
import type { Which } from '../follow/waits.ts'
import '../follow/follow.css'
import { Button } from '../kit/action/Button.tsx'
import { isId, useAddress } from '../kit/page/address.ts'
import { Columns } from '../kit/page/Columns.tsx'
import { Page } from '../kit/page/Page.tsx'
import { Segments } from '../kit/page/Segments.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { Loaded } from '../kit/state/Loaded.tsx'
import { SkeletonCard } from '../kit/state/Skeleton.tsx'
import { formatDay } from '../words/date.ts'
import { formatCount } from '../words/format.ts'
import { currentVoice, type TextKey, useSay } from '../words/say.ts'
import { useHere } from '../shell/here.ts'
import { useIsGuest, useNothingOpened } from '../workspace/members/guest.ts'
import { NothingOpened } from '../workspace/members/NothingOpened.tsx'
import { NewcomersCard, YourAnswersCard } from './TodayAside.tsx'

export type Today = Gives<'GET /today'>
type Whose = Which['whose']
const usual: { whose: Whose; holder: string } = { whose: 'mine', holder: '' }

export function TodayPage() {
  const say = useSay()
  const [{ whose, holder }, setAddress] = useAddress<{ whose: Whose; holder: string }>(usual)
  const which: Which = isId(holder) ? { whose: 'all', holderId: holder } : { whose }
  const query = useApi('GET /today', which)
  const holders = useHolders()
  const of = holders.find(({ id }) => id === holder)?.name
  return (
    <Page
      title={formatToday()}
      tab={say('shell.today')}
      sub={<Greeting today={query.data} />}
      actions={
        query.data && (
          <>
            <HolderChoice holders={holders} value={holder} choose={(next) => setAddress({ holder: next })} />
            <WhoseChoice
              whose={which.whose}
              counts={query.data.counts}
              choose={(next) => setAddress({ whose: next, holder: '' })}
            />
          </>
        )
      }
    >
      <Loaded query={query} skeleton={<SkeletonCard />}>
        {(today) => (
          <Columns
            aside={
              <>
                <NewcomersCard newcomers={today.newcomers} />
                <YourAnswersCard answers={today.answers} />
              </>
            }
          >
            {today.waiting.items.length === 0 && (
              <Nobody
                which={which}
                of={of}
                counts={today.counts}
                showAll={() => setAddress({ whose: 'all', holder: '' })}
              />
            )}
            <WaitingCard which={which} page={today.waiting} />
            <BeforeCard which={which} items={today.before.items} count={today.counts.before} cap={today.counts.most} />
          </Columns>
        )}
      </Loaded>
    </Page>
  )
}

const formatToday = () => formatDay(new Date(), 'heading')

function Greeting({ today }: { today: Today | undefined }) {
  const say = useSay()
  const name = useHere().data?.member?.name.split(' ')[0] ?? ''
  const isGuest = useIsGuest()
  if (!today) return <>{say(partOfDay(), { name })}</>
  const { counts, spoke } = today
  const sentences = [
    say(partOfDay(), { name }),
    !isGuest && say('today.waitingForYou', { n: counts.mine, count: formatCount(counts.mine, counts.most) }),
    say('today.spoke', { n: spoke.people, count: formatCount(spoke.people, spoke.most) }),
  ]
  return <>{sentences.filter(Boolean).join(' ')}</>
}

/** By the member's clock. */
function partOfDay(): TextKey & ('today.morning' | 'today.afternoon' | 'today.evening') {
  const format = new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: currentVoice().zone })
  const hour = Number(format.format(new Date()))
  return hour < 12 ? 'today.morning' : hour < 18 ? 'today.afternoon' : 'today.evening'
}

type ChoiceProps = { whose: Whose; counts: Today['counts']; choose: (whose: Whose) => void }

/** In a company of one there is nothing to choose. */
function WhoseChoice({ whose, counts, choose }: ChoiceProps) {
  const say = useSay()
  if (counts.mine === counts.all && counts.nobody === 0 && whose === 'mine') return null
  const option = (value: Whose) => ({ value, label: say(`today.${value}`), count: counts[value], cap: counts.most })
  return (
    <Segments
      label={say('today.whose')}
      value={whose}
      onChange={choose}
      options={[option('mine'), option('all'), option('nobody')]}
    />
  )
}

type NobodyProps = { which: Which; of: string | undefined; counts: Today['counts']; showAll: () => void }

function Nobody({ which: { whose, holderId }, of, counts, showAll }: NobodyProps) {
  const say = useSay()
  const isGuest = useIsGuest()
  const isNothingOpened = useNothingOpened()
  const others = holderId ? counts.all : whose === 'mine' ? counts.all - counts.mine : 0
  const title = of
    ? say('follow.nobodyHolds', { name: of })
    : say(isGuest ? 'today.nobodyWaitsGuest' : whose === 'mine' ? 'today.nobodyWaits' : 'today.nobodyWaitsAll')
  if (isNothingOpened)
    return (
      <section className="card">
        <NothingOpened />
      </section>
    )
  return (
    <section className="card">
      <EmptyState title={title} action={others > 0 && <Button onClick={showAll}>{say('today.showAll')}</Button>}>
        {others > 0
          ? say(holderId ? 'follow.elsewhereWait' : 'today.othersWait', {
              n: others,
              count: formatCount(others, counts.most),
            })
          : say('today.nobodyWaitsWhy')}
      </EmptyState>
    </section>
  )
}
