// The folders of a source: how many messages the file lists in each, and how many are accounted for here.
import { Card } from '../../kit/show/Card.tsx'
import { Num } from '../../kit/show/Num.tsx'
import type { Column } from '../../kit/table/column.ts'
import { PlainTable } from '../../kit/table/PlainTable.tsx'
import { say, useVoice } from '../../words/say.ts'
import type { Whole } from '../SourceState.tsx'

type Folder = Whole['folders'][number]

export function FolderCard({ folders }: Pick<Whole, 'folders'>) {
  useVoice()
  const columns: Column<Folder>[] = [
    { key: 'folder', head: say('capture.folder'), cell: ({ folder }) => folder || say('capture.noFolder') },
    {
      key: 'listed',
      head: say('capture.listed'),
      right: true,
      width: 110,
      cell: ({ listed }) => <Num value={listed} />,
    },
    {
      key: 'found',
      head: say('capture.found'),
      right: true,
      width: 110,
      cell: ({ listed, found }) => (
        <span className={listed === found ? undefined : 'owe'}>
          <Num value={found} />
        </span>
      ),
    },
  ]
  return (
    <Card title={say('capture.folders')} note={say('capture.foldersNote')} empty={folders.length === 0}>
      <PlainTable label={say('capture.folders')} rows={folders} rowKey={({ folder }) => folder} columns={columns} />
    </Card>
  )
}
