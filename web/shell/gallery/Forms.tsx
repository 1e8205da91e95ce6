// Fields, and what opens over the page.
import { useState } from 'react'
import { Button } from '../../kit/action/Button.tsx'
import { CopyButton } from '../../kit/action/Copy.tsx'
import { Checkbox } from '../../kit/form/Checkbox.tsx'
import { FileDrop } from '../../kit/form/FileDrop.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { RadioCards } from '../../kit/form/RadioCards.tsx'
import { SearchField } from '../../kit/form/SearchField.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextArea, TextField } from '../../kit/form/TextField.tsx'
import { Confirm } from '../../kit/overlay/Confirm.tsx'
import { Dialog } from '../../kit/overlay/Dialog.tsx'
import { Menu } from '../../kit/overlay/Menu.tsx'
import { Popover } from '../../kit/overlay/Popover.tsx'
import { Tooltip } from '../../kit/overlay/Tooltip.tsx'
import { toast, toastProblem } from '../../kit/overlay/toast.ts'
import { Columns } from '../../kit/page/Columns.tsx'

export function Forms() {
  return (
    <Columns aside={<Overlays />}>
      <Form
        onSubmit={() => toast('Kept')}
        error={new Error('x')}
        actions={
          <>
            <Button type="submit" tone="primary">
              Keep
            </Button>
            <Button>Not now</Button>
          </>
        }
      >
        <TextField
          large
          label="What do you want your customers to say about you in a year?"
          hideLabel
          placeholder="Nobody should have to ring us twice."
          hint="One sentence. You can leave it for later."
        />
        <TextField label="Name" defaultValue="Margaret Chen" />
        <TextField
          label="E-mail"
          type="email"
          defaultValue="margaret@"
          error="This does not look like an e-mail address."
        />
        <TextField label="Phone" optional hint="With or without the country." />
        <TextArea label="Note" placeholder="What happened?" />
        <Select
          label="Knows them best"
          options={[
            { value: 'tom', label: 'Tom Reed' },
            { value: 'anna', label: 'Anna Marsh' },
          ]}
        />
        <Checkbox label="Mine only" hint="Only the customers I know best." defaultChecked />
        <Choices />
      </Form>
      <div style={{ height: 24 }} />
      <FileDrop
        label="Drop an export of a mailbox here"
        hint="mbox, a Maildir as folder, zip or tar.gz, single mails; any size."
        onFiles={(files) => toast(`${files.length} files`)}
      />
    </Columns>
  )
}

function Choices() {
  const [value, setValue] = useState<'all' | 'subject'>('all')
  return (
    <RadioCards
      label="Who may read it"
      name="audience"
      value={value}
      onChange={setValue}
      options={[
        { value: 'all', label: 'Everyone', hint: 'All members of the workspace' },
        { value: 'subject', label: 'Me', hint: 'Others see nothing of it' },
      ]}
    />
  )
}

function Overlays() {
  const [open, setOpen] = useState('')
  const [text, setText] = useState('')
  const [theme, setTheme] = useState('warm')
  return (
    <div className="stack">
      <SearchField label="Find in the list" value={text} onChange={setText} />
      <div className="cluster">
        <Button onClick={() => setOpen('dialog')}>Dialog</Button>
        <Button onClick={() => setOpen('confirm')}>Confirm</Button>
        <Button onClick={() => toast('No answer needed for Ruth Adler', { undo: () => {} })}>Toast</Button>
        <Button onClick={() => toastProblem(new Error('x'))}>Bad toast</Button>
        <Menu
          label="Actions"
          trigger={<Button>Menu</Button>}
          items={[
            { heading: 'Show' },
            { label: 'Warm', checked: theme === 'warm', onChoose: () => setTheme('warm') },
            { label: 'Cool', checked: theme === 'cool', onChoose: () => setTheme('cool') },
            'line',
            { label: 'Rename', hint: 'R', onChoose: () => {} },
            { label: 'Remove', danger: true, onChoose: () => {} },
          ]}
        />
        <Popover label="Why" trigger={<Button>Why?</Button>}>
          They spoke last on Thursday and nobody answered; usually an answer takes three hours.
        </Popover>
        <Tooltip text="Answer by e-mail" keys="e">
          <Button>Tooltip</Button>
        </Tooltip>
        <CopyButton text="margaret@chensbakery.example" />
      </div>
      <Dialog
        open={open === 'dialog'}
        onOpenChange={() => setOpen('')}
        title="Add someone"
        description="They will also come by themselves, once they write."
        actions={<Button tone="primary">Add</Button>}
      >
        <TextField label="Name" />
      </Dialog>
      <Confirm
        open={open === 'confirm'}
        onOpenChange={() => setOpen('')}
        title="Remove Café Sorrel?"
        description="What they said stays. They do not come back with the next import."
        confirm="Remove"
        danger
        onConfirm={() => setOpen('')}
      />
    </div>
  )
}
