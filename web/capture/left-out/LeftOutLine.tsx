// One message that was left out, as a line of a table.
import type { Item } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Time } from '../../kit/show/Time.tsx'
import type { Column } from '../../kit/table/column.ts'
import { say, sayCode } from '../../words/say.ts'

type LeftOut = Item<'GET /arrivals'>
type Taking = (arrival: LeftOut) => void

export function leftOutColumns(mayTake: boolean, onTake: Taking): Column<LeftOut>[] {
  return [
    {
      key: 'message',
      head: say('capture.message'),
      cell: (arrival) => (
        <>
          <b className="sender">{arrival.sender || say('capture.noSender')}</b>
          <small>{arrival.subject || say('capture.noSubject')}</small>
        </>
      ),
    },
    {
      key: 'because',
      head: say('capture.because'),
      width: '25%',
      cell: ({ because, sourceName }) => (
        <>
          {sayCode('capture', `because_${because}`)}
          <small>{sourceName}</small>
        </>
      ),
    },
    {
      key: 'when',
      head: say('capture.when'),
      width: 106,
      cell: ({ sentAt, arrivedAt }) => <Time at={sentAt ?? arrivedAt} as="day" />,
    },
    {
      key: 'acts',
      head: <span className="visually-hidden">{say('capture.acts')}</span>,
      right: true,
      width: 186,
      cell: (arrival) => <Acts arrival={arrival} mayTake={mayTake} onTake={onTake} />,
    },
  ]
}

type LineProps = { arrival: LeftOut; mayTake: boolean; onTake: Taking }

export function LeftOutLine({ arrival, mayTake, onTake }: LineProps) {
  return (
    <>
      <b className="sender">{arrival.sender || say('capture.noSender')}</b>
      <small>{arrival.subject || say('capture.noSubject')}</small>
      <div className="more">
        <Time at={arrival.sentAt ?? arrival.arrivedAt} as="day" />
        <span>{sayCode('capture', `because_${arrival.because}`)}</span>
      </div>
      <Acts arrival={arrival} mayTake={mayTake} onTake={onTake} />
    </>
  )
}

function Acts({ arrival, mayTake, onTake }: LineProps) {
  return (
    <div className="arrival-acts">
      <a className="button small quiet" href={`/api/arrivals/${arrival.id}/raw`} download>
        {say('capture.download')}
      </a>
      {mayTake && (
        <Button small onClick={() => onTake(arrival)}>
          {say('capture.takeBackOne')}
        </Button>
      )}
    </div>
  )
}
