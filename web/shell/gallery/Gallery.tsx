// Everything the kit has, on one page, to look at while it is made; never part of the built app.
import { Frame } from '../Frame.tsx'
import type { Here } from '../here.ts'
import { Charts } from './Charts.tsx'
import { Forms } from './Forms.tsx'
import { Lists } from './Lists.tsx'
import { Shown } from './Shown.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { Button } from '../../kit/action/Button.tsx'
import { Tabs } from '../../kit/page/Tabs.tsx'
import { useAddress } from '../../kit/page/address.ts'

const id = '00000000-0000-7000-8000-000000000001'
const here: Here = {
  state: 'in',
  account: { id, email: 'tom@reed.example', name: 'Tom Reed', locale: 'en-GB', timeZone: 'Europe/London' },
  workspace: { id, name: 'Reed & Daughters', country: 'GB', timeZone: 'Europe/London', village: false },
  member: { id, name: 'Tom Reed', role: 'owner' },
  rights: [],
  workspaces: [
    { id, name: 'Reed & Daughters', village: false },
    { id: id.replace(/1$/, '2'), name: 'The village', village: true },
  ],
}
const counts = {
  today: { value: 4, owe: true },
  customers: { value: 2318 },
  channels: { value: 8 },
  who: { value: 12 },
}
const start = { sheet: 'shown' }

export function Gallery() {
  const [{ sheet }, setAddress] = useAddress(start)
  const tabs = [
    { value: 'shown', label: 'Shown', content: <Shown /> },
    { value: 'lists', label: 'Lists', content: <Lists /> },
    { value: 'forms', label: 'Forms', content: <Forms /> },
    { value: 'charts', label: 'Charts', content: <Charts /> },
  ]
  return (
    <Frame here={here} counts={counts} live={false}>
      <Page
        title="The kit"
        sub="Every part of it, in its states."
        actions={<Button tone="primary">Add someone</Button>}
      >
        <Tabs label="Sheets" value={sheet} onChange={(value) => setAddress({ sheet: value })} tabs={tabs} />
      </Page>
    </Frame>
  )
}
