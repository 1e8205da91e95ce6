// The workspaces of the account: going to another one, making one, and the village to look around in.
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { call } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { Card } from '../../kit/show/Card.tsx'
import { Row } from '../../kit/show/Row.tsx'
import { Tag } from '../../kit/show/Tag.tsx'
import { startAgain, switchWorkspace, useHere, useRight } from '../../shell/here.ts'
import { useSay } from '../../words/say.ts'
import { looksLikeDomain } from '../start/address-list.ts'

export function WorkspacesSection() {
  const say = useSay()
  const here = useHere().data
  const mayShape = useRight('shapeCompany')
  const workspaces = here?.workspaces ?? []
  const hasVillage = workspaces.some(({ village }) => village)
  return (
    <>
      <Card title={say('workspace.workspacesTitle')} note={say('workspace.workspacesNote')}>
        {workspaces.map(({ id, name, village }) => (
          <Row
            key={id}
            title={<span translate="no">{name}</span>}
            small={village && say('workspace.workspaceVillage')}
            right={
              id === here?.workspace?.id ? (
                <Tag>{say('workspace.workspaceHere')}</Tag>
              ) : (
                <Button small onClick={() => void switchWorkspace(id).catch(toastProblem)}>
                  {say('workspace.workspaceSwitch')}
                </Button>
              )
            }
          />
        ))}
      </Card>
      {!hasVillage && mayShape && <VillageCard />}
      <AddCard />
    </>
  )
}

function VillageCard() {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const open = () => {
    setBusy(true)
    call('POST /village', {})
      .then(() => startAgain('/start'))
      .catch(toastProblem)
      .finally(() => setBusy(false))
  }
  return (
    <Card title={say('workspace.villageOpen')}>
      <p className="note">{say('workspace.villageOpenText')}</p>
      <Button busy={busy} onClick={open}>
        {say('workspace.villageOpen')}
      </Button>
    </Card>
  )
}

function AddCard() {
  const say = useSay()
  const form = useForm({ defaultValues: { name: '', domain: '' } })
  const [error, setError] = useState<unknown>(null)
  const make = form.handleSubmit(async ({ name, domain }) => {
    setError(null)
    try {
      await call('POST /workspaces', { name, domains: domain.trim() ? [domain.trim()] : [] })
      startAgain('/start')
    } catch (problem) {
      if (!showProblem(form, problem)) setError(problem)
    }
  })
  const { errors, isSubmitting } = form.formState
  return (
    <Card title={say('workspace.workspaceAdd')}>
      <p className="note">{say('workspace.workspaceAddSub')}</p>
      <Form
        onSubmit={make}
        error={error}
        actions={
          <Button type="submit" busy={isSubmitting}>
            {say('workspace.workspaceMake')}
          </Button>
        }
      >
        <TextField
          label={say('workspace.company')}
          autoComplete="off"
          error={errors.name?.message}
          {...form.register('name', { required: say('workspace.missing') })}
        />
        <TextField
          label={say('workspace.domain')}
          hint={say('workspace.domainHint')}
          optional
          autoComplete="off"
          error={errors.domain?.message}
          {...form.register('domain', {
            validate: (text) => text.trim() === '' || looksLikeDomain(text) || say('workspace.domainBad'),
          })}
        />
      </Form>
    </Card>
  )
}
