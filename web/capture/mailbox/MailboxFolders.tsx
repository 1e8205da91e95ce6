// The folders of a mailbox: which are followed, and how each stands; on a phone one under the other.
import { useChange } from '../../api.ts'
import { Checkbox } from '../../kit/form/Checkbox.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { Num } from '../../kit/show/Num.tsx'
import type { Column } from '../../kit/table/column.ts'
import { PlainTable } from '../../kit/table/PlainTable.tsx'
import { useMedia } from '../../kit/theme/media.ts'
import { say, sayCode, useVoice } from '../../words/say.ts'
import { folderWords, type MailboxFolder, type WholeMailbox } from './MailboxState.tsx'

type Choice = { 'aria-label': string; checked: boolean; disabled: boolean; onChange: (event: Ticked) => void }
type Ticked = { target: { checked: boolean } }

export function MailboxFolders({ mailbox }: { mailbox: WholeMailbox }) {
  useVoice()
  const narrow = useMedia('(max-width: 700px)')
  const choose = useChange('PATCH /mailboxes/:id')
  const choiceOf = ({ id, path, chosen, state }: MailboxFolder): Choice => ({
    'aria-label': say('mailbox.followed', { path }),
    checked: chosen,
    disabled: !mailbox.mayChange || state === 'gone' || choose.isPending,
    onChange: ({ target }) => choose.mutate({ id: mailbox.id, folders: [{ id, chosen: target.checked }] }),
  })
  const title = say('mailbox.folders')
  return (
    <Card title={title} note={say('mailbox.foldersNote')}>
      {narrow ? (
        <ul className="list folders" aria-label={title}>
          {mailbox.folders.map((folder) => (
            <li key={folder.id}>
              <Checkbox {...choiceOf(folder)} label={<Name folder={folder} />} hint={<State folder={folder} />} />
              <Figures folder={folder} />
            </li>
          ))}
        </ul>
      ) : (
        <PlainTable label={title} rows={mailbox.folders} rowKey={({ id }) => id} columns={columnsOf(choiceOf)} />
      )}
    </Card>
  )
}

const figures = () =>
  [
    ['listed', say('mailbox.onServer')],
    ['taken', say('mailbox.here')],
    ['gone', say('mailbox.goneFromServer')],
  ] as const

function columnsOf(choiceOf: (folder: MailboxFolder) => Choice): Column<MailboxFolder>[] {
  return [
    {
      key: 'follow',
      head: <span className="visually-hidden">{say('mailbox.follow')}</span>,
      width: 34,
      cell: (folder) => <input type="checkbox" {...choiceOf(folder)} />,
    },
    { key: 'path', head: say('capture.folder'), cell: (folder) => <Name folder={folder} /> },
    ...figures().map(
      ([key, head]): Column<MailboxFolder> => ({
        key,
        head,
        right: true,
        width: 110,
        cell: (folder) => <Num value={folder[key]} />,
      }),
    ),
    { key: 'state', head: say('capture.state'), cell: (folder) => <State folder={folder} /> },
  ]
}

const Name = ({ folder: { path, role } }: { folder: MailboxFolder }) => (
  <>
    <span dir="auto">{path}</span>
    {role && role !== path.toLowerCase() && <small> {sayCode('mailbox', `role_${role}`)}</small>}
  </>
)

const State = ({ folder }: { folder: MailboxFolder }) => (
  <span className={folder.problem ? 'owe' : undefined}>{folderWords(folder)}</span>
)

function Figures({ folder }: { folder: MailboxFolder }) {
  const shown = figures().filter(([key]) => key !== 'gone' || folder.gone > 0)
  return (
    <div className="more">
      {shown.map(([key, head]) => (
        <span key={key}>
          {head} <Num value={folder[key]} />
        </span>
      ))}
    </div>
  )
}
