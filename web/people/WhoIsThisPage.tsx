// Who is this? The addresses in doubt, one question after the other, each answered by one key.
import { useApi, useInfiniteApi } from '../api.ts'
import { Button } from '../kit/action/Button.tsx'
import { useAddress } from '../kit/page/address.ts'
import { Page } from '../kit/page/Page.tsx'
import { Segments } from '../kit/page/Segments.tsx'
import { EmptyState } from '../kit/state/EmptyState.tsx'
import { ErrorState } from '../kit/state/ErrorState.tsx'
import { SkeletonCard } from '../kit/state/Skeleton.tsx'
import { say, useVoice } from '../words/say.ts'
import { AnsweredList } from './who/AnsweredList.tsx'
import { QuestionList } from './who/QuestionList.tsx'
import './people.css'

const address = { show: 'open' }
const touchedBy = ['who', 'person', 'organization', 'interaction']

export function WhoIsThisPage() {
  useVoice()
  const [{ show }, setAddress] = useAddress(address)
  const open = useApi('GET /counts', {}, { staleTime: 15_000 }).data?.questions
  const answered = show === 'answered'
  return (
    <Page title={say('people.who')} sub={say('people.whoSub')} narrow>
      <Segments
        label={say('people.whoWhich')}
        value={answered ? 'answered' : 'open'}
        onChange={(value) => setAddress({ show: value })}
        options={[
          { value: 'open', label: say('people.whoOpen'), ...(open ? { count: open.value, cap: open.cap } : {}) },
          { value: 'answered', label: say('people.whoAnswered') },
        ]}
      />
      <Questions key={show} answered={answered} />
    </Page>
  )
}

function Questions({ answered }: { answered: boolean }) {
  const query = useInfiniteApi('GET /who', answered ? { answered: true } : {}, { touchedBy })
  const { items, isPending, error, refetch, hasMore, isFetchingMore, more } = query
  if (error && items.length === 0) return <ErrorState error={error} retry={refetch} />
  if (isPending) return <SkeletonCard lines={6} />
  if (items.length === 0)
    return answered ? (
      <EmptyState title={say('people.whoNoneAnswered')} />
    ) : (
      <EmptyState title={say('people.whoEmpty')}>{say('people.whoEmptyText')}</EmptyState>
    )
  return (
    <>
      {answered ? <AnsweredList questions={items} /> : <QuestionList questions={items} />}
      {hasMore && (
        <Button busy={isFetchingMore} onClick={more}>
          {say('people.moreQuestions')}
        </Button>
      )}
    </>
  )
}
