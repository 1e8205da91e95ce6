// The settings, a section at a time: you, the company, what is ours, the members, your workspaces.
import { Page } from '../kit/page/Page.tsx'
import { Tabs } from '../kit/page/Tabs.tsx'
import { useAddress } from '../kit/page/address.ts'
import { useSay } from '../words/say.ts'
import { CompanySection } from './settings/CompanySection.tsx'
import { MembersSection } from './members/MembersSection.tsx'
import { OursSection } from './settings/OursSection.tsx'
import { WorkspacesSection } from './settings/WorkspacesSection.tsx'
import { YouSection } from './settings/YouSection.tsx'
import './workspace.css'

const sections = {
  you: { label: 'workspace.sectionYou', Section: YouSection },
  company: { label: 'workspace.sectionCompany', Section: CompanySection },
  ours: { label: 'workspace.sectionOurs', Section: OursSection },
  members: { label: 'workspace.sectionMembers', Section: MembersSection },
  workspaces: { label: 'workspace.sectionWorkspaces', Section: WorkspacesSection },
} as const
type Name = keyof typeof sections
const names = Object.keys(sections) as Name[]
const defaults = { section: 'you' }

export function SettingsPage() {
  const say = useSay()
  const [{ section }, change] = useAddress(defaults)
  const tabs = names.map((name) => {
    const { label, Section } = sections[name]
    return { value: name, label: say(label), content: <div className="setting">{<Section />}</div> }
  })
  return (
    <Page title={say('workspace.settings')}>
      <Tabs
        label={say('workspace.sections')}
        value={names.find((name) => name === section) ?? 'you'}
        onChange={(next) => change({ section: next })}
        tabs={tabs}
      />
    </Page>
  )
}
