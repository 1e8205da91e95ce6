// The folders of a mailbox: which are followed, and how each stands.
import { useChange } from '../../api.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Num } from '../../kit/show/Num.tsx'
import type { Column } from '../../kit/table/column.ts'
import { PlainTable } from '../../kit/table/PlainTable.tsx'
import { say, sayCode, useVoice } from '../../words/say.ts'
import { folderWords, type MailboxFolder, type WholeMailbox } from './MailboxState.tsx'

export function MailboxFolders({ mailbox }: { mailbox: WholeMailbox }) {
  useVoice()
  const choose = useChange('PATCH /mailboxes/:id')
  const figure = (key: 'listed' | 'taken' | 'gone', head: string): Column<MailboxFolder> => ({
    key,
    head,
    right: true,
    width: 110,
    cell: (folder) => <Num value={folder[key]} />,
  })
  const columns: Column<MailboxFolder>[] = [
    {
      key: 'follow',
      head: <span className="visually-hidden">{say('mailbox.follow')}</span>,
      width: 34,
      cell: ({ id, path, chosen, state }) => (
        <input
          type="checkbox"
          aria-label={say('mailbox.followed', { path })}
          checked={chosen}
          disabled={!mailbox.mayChange || state === 'gone' || choose.isPending}
          onChange={(event) => choose.mutate({ id: mailbox.id, folders: [{ id, chosen: event.target.checked }] })}
        />
      ),
    },
    {
      key: 'path',
      head: say('capture.folder'),
      cell: ({ path, role }) => (
        <>
          <span dir="auto">{path}</span>
          {role && role !== path.toLowerCase() && <small> {sayCode('mailbox', `role_${role}`)}</small>}
        </>
      ),
    },
    figure('listed', say('mailbox.onServer')),
    figure('taken', say('mailbox.here')),
    figure('gone', say('mailbox.goneFromServer')),
    {
      key: 'state',
      head: say('capture.state'),
      cell: (folder) => <span className={folder.problem ? 'owe' : undefined}>{folderWords(folder)}</span>,
    },
  ]
  return (
    <Card title={say('mailbox.folders')} note={say('mailbox.foldersNote')}>
      <PlainTable label={say('mailbox.folders')} rows={mailbox.folders} rowKey={({ id }) => id} columns={columns} />
    </Card>
  )
}
