// Who of the company is here: members, colleagues known from mail, those who left; and what each role may.
import { Link2, Plus } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Tag } from '../../kit/show/Tag.tsx'
import { Loaded } from '../../kit/state/Loaded.tsx'
import { useHere, useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { InvitationsCard } from '../invitation/InvitationsCard.tsx'
import { InviteDialog } from '../invitation/InviteDialog.tsx'
import { AdmitDialog } from './AdmitDialog.tsx'
import type { Member } from './member.ts'
import { MemberMenu } from './MemberMenu.tsx'
import { Only } from '../settings/Only.tsx'
import { roleWords } from './role.ts'
import { RightsCard } from './RightsCard.tsx'

export function MembersSection() {
  const say = useSay()
  const may = useRight('manageMembers')
  const mayInvite = useRight('inviteMembers')
  const [admitting, setAdmitting] = useState(false)
  const [inviting, setInviting] = useState(false)
  const members = useApi('GET /members', {}, { touchedBy: ['member', 'department', 'workspace'] })
  return (
    <>
      {mayInvite && !may ? <p className="note">{say('invitation.only')}</p> : <Only right="manageMembers" />}
      <Loaded query={members}>
        {({ items }) => {
          const having = (status: Member['status']) => items.filter((member) => member.status === status)
          const active = having('active')
          return (
            <>
              <Card title={say('workspace.members')} note={say('workspace.membersNote', { n: active.length })}>
                {active.map((member) => (
                  <MemberRow key={member.id} member={member} />
                ))}
                {mayInvite && (
                  <div className="line">
                    {may && (
                      <Button icon={<Plus size={15} aria-hidden />} onClick={() => setAdmitting(true)}>
                        {say('workspace.memberAdd')}
                      </Button>
                    )}
                    <Button icon={<Link2 size={15} aria-hidden />} onClick={() => setInviting(true)}>
                      {say('invitation.invite')}
                    </Button>
                  </div>
                )}
              </Card>
              {mayInvite && <InvitationsCard />}
              <Card title={say('workspace.membersKnown')} note={say('workspace.membersKnownNote')}>
                {having('known').map((member) => (
                  <MemberRow key={member.id} member={member} />
                ))}
              </Card>
              <Card title={say('workspace.membersLeft')}>
                {having('left').map((member) => (
                  <MemberRow key={member.id} member={member} />
                ))}
              </Card>
            </>
          )
        }}
      </Loaded>
      <RightsCard />
      <AdmitDialog open={admitting} onOpenChange={setAdmitting} />
      <InviteDialog open={inviting} onOpenChange={setInviting} />
    </>
  )
}

function MemberRow({ member }: { member: Member }) {
  const say = useSay()
  const may = useRight('manageMembers')
  const you = useHere().data?.member?.id === member.id
  const departments = useApi('GET /departments', {}, { touchedBy: ['department'] }).data?.items
  const department = departments?.find(({ id }) => id === member.departmentId)?.name
  const address = member.email ?? member.addresses[0] ?? ''
  return (
    <Row
      title={
        <>
          <span className="serif member" translate="no">
            {member.name}
          </span>{' '}
          {you && <Tag>{say('workspace.memberYou')}</Tag>}
        </>
      }
      small={[address, department].filter(Boolean).join(' · ')}
      right={
        <span className="acts">
          {member.status === 'active' && <span>{say(roleWords[member.role].name)}</span>}
          {may && <MemberMenu member={member} />}
        </span>
      }
    />
  )
}
