// The departments: added, renamed, and removed when nobody is left in them.
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { type Gives, useApi, useChange } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { Menu } from '../../kit/overlay/Menu.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { OneLineForm, toldThere } from './OneLineForm.tsx'

type Department = Gives<'GET /departments'>['items'][number]

export function DepartmentsCard() {
  const say = useSay()
  const may = useRight('shapeCompany')
  const departments = useApi('GET /departments', {}, { touchedBy: ['department', 'member'] })
  const add = useChange('POST /departments', toldThere)
  return (
    <Loaded query={departments}>
      {({ items }) => (
        <Card title={say('workspace.departments')} empty={!may && items.length === 0}>
          {items.length === 0 && <p className="note">{say('workspace.departmentsNone')}</p>}
          {items.map((department) => (
            <Row
              key={department.id}
              title={department.name}
              small={say('workspace.departmentCount', { n: department.members })}
              right={may && <DepartmentMenu department={department} />}
            />
          ))}
          {may && (
            <OneLineForm
              label={say('workspace.departmentAdd')}
              button={say('workspace.add')}
              onAdd={(name) => add.mutateAsync({ name })}
            />
          )}
        </Card>
      )}
    </Loaded>
  )
}

function DepartmentMenu({ department: { id, name, members } }: { department: Department }) {
  const say = useSay()
  const [renaming, setRenaming] = useState(false)
  const add = useChange('POST /departments')
  const remove = useChange('DELETE /departments/:id', {
    onSuccess: () => toast(say('workspace.departmentRemoved', { name }), { undo: () => add.mutateAsync({ name }) }),
  })
  return (
    <>
      <Menu
        label={name}
        align="end"
        trigger={
          <IconButton label={say('workspace.departmentRenameOf', { name })}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
        items={[
          { label: say('workspace.departmentRename'), onChoose: () => setRenaming(true) },
          {
            label: say('workspace.remove'),
            danger: true,
            disabled: members > 0,
            onChoose: () => remove.mutate({ id }),
          },
        ]}
      />
      <RenameDialog key={name} id={id} name={name} open={renaming} onOpenChange={setRenaming} />
    </>
  )
}

type Renaming = { id: string; name: string; open: boolean; onOpenChange: (open: boolean) => void }

function RenameDialog({ id, name, open, onOpenChange }: Renaming) {
  const say = useSay()
  const [text, setText] = useState(name)
  const rename = useChange('PATCH /departments/:id')
  const save = () =>
    rename.mutate(
      { id, name: text },
      {
        onSuccess: () => {
          onOpenChange(false)
          toast(say('workspace.saved'), { undo: () => rename.mutateAsync({ id, name }) })
        },
      },
    )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={say('workspace.departmentRenameOf', { name })}>
      <Form
        onSubmit={save}
        actions={
          <>
            <Button onClick={() => onOpenChange(false)}>{say('kit.cancel')}</Button>
            <Button tone="primary" type="submit" busy={rename.isPending} disabled={text.trim() === ''}>
              {say('workspace.save')}
            </Button>
          </>
        }
      >
        <TextField
          label={say('workspace.departmentName')}
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </Form>
    </Dialog>
  )
}
