// The second question: who we are, so that our own words can be told from our customers'.
import { useEffect, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { call, queries } from '../../api.ts'
import { Button } from '../../kit/action/Button.tsx'
import { Form, showProblem } from '../../kit/form/Form.tsx'
import { Select } from '../../kit/form/Select.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { toastProblem } from '../../kit/overlay/toast.ts'
import { useSay } from '../../words/say.ts'
import { BarePage } from '../BarePage.tsx'
import { countryOptions, guessCountry, guessZone, zoneOptions } from '../country.ts'
import { PasswordField } from '../../kit/form/PasswordField.tsx'
import { readAddresses } from './address-list.ts'
import { forgetDraft, keepDraft, readDraft } from './draft.ts'
import { longest, rules } from './rules.ts'
import { useSuggestedDomain } from './suggest.ts'
import type { Who } from './who.ts'

type Props = { step: string; sentence: string; onBack: () => void }

export function WhoStep({ step, sentence, onBack }: Props) {
  const say = useSay()
  const form = useForm<Who>({
    defaultValues: { ...empty, country: guessCountry(), timeZone: guessZone(), ...readDraft(), password: '' },
  })
  useKeptDraft(form)
  const [error, setError] = useState<unknown>(null)
  const free = useSuggestedDomain(form)
  const { errors, isSubmitting } = form.formState
  const setUp = form.handleSubmit(async (who) => {
    setError(null)
    try {
      await setUpKith(who, sentence)
    } catch (problem) {
      if (!showProblem(form, renamed(problem))) setError(problem)
    }
  })
  return (
    <BarePage title={say('workspace.whoTitle')} sub={say('workspace.whoSub')} step={step}>
      <Form
        onSubmit={setUp}
        error={error}
        actions={
          <>
            <Button tone="primary" type="submit" busy={isSubmitting}>
              {say('workspace.setUp')}
            </Button>
            <Button tone="quiet" onClick={onBack}>
              {say('workspace.startBack')}
            </Button>
          </>
        }
      >
        <div className="pair">
          <TextField
            label={say('workspace.company')}
            autoComplete="organization"
            autoFocus
            placeholder={say('workspace.companyExample')}
            error={errors.company?.message}
            maxLength={longest.name}
            {...form.register('company', { validate: rules.name })}
          />
          <TextField
            label={say('workspace.yourName')}
            autoComplete="name"
            error={errors.name?.message}
            maxLength={longest.name}
            {...form.register('name', { validate: rules.name })}
          />
          <TextField
            label={say('workspace.email')}
            hint={say('workspace.emailHint')}
            type="email"
            autoComplete="username"
            error={errors.email?.message}
            maxLength={longest.email}
            {...form.register('email', { validate: rules.email })}
          />
          <PasswordField
            label={say('workspace.password')}
            hint={say('workspace.passwordHint')}
            autoComplete="new-password"
            error={errors.password?.message}
            maxLength={longest.password}
            {...form.register('password', { validate: rules.password })}
          />
          <TextField
            label={say('workspace.otherAddresses')}
            hint={say('workspace.otherAddressesHint')}
            optional
            autoComplete="off"
            error={errors.addresses?.message}
            {...form.register('addresses', { validate: rules.addresses })}
          />
          <TextField
            label={say('workspace.domain')}
            hint={free ? say('workspace.domainFree', { domain: free }) : say('workspace.domainHint')}
            optional
            autoComplete="off"
            error={errors.domain?.message}
            {...form.register('domain', { validate: rules.domain })}
          />
          <Select
            label={say('workspace.country')}
            hint={say('workspace.countryHint')}
            options={countryOptions()}
            {...form.register('country')}
          />
          <Select label={say('workspace.timeZone')} options={zoneOptions(guessZone())} {...form.register('timeZone')} />
        </div>
      </Form>
    </BarePage>
  )
}

const empty = { company: '', name: '', email: '', password: '', addresses: '', domain: '' }

function useKeptDraft({ watch }: UseFormReturn<Who>): void {
  useEffect(() => {
    const { unsubscribe } = watch((typed) => keepDraft(typed))
    return unsubscribe
  }, [watch])
}

async function setUpKith({ addresses, domain, ...who }: Who, sentence: string): Promise<void> {
  const domains = domain.trim() ? [domain.trim()] : []
  await call('POST /first-run', {
    ...who,
    locale: navigator.language,
    addresses: readAddresses(addresses),
    domains,
  })
  forgetDraft()
  // Kith is set up; a sentence that could not be kept is told, and can be written again on the Company page.
  if (sentence) await call('POST /vision', { sentence }).catch(toastProblem)
  await queries.invalidateQueries({ queryKey: ['GET /here'] })
}

/** The server speaks of `addresses.0` and `domains.0`; here each is one field. */
function renamed(problem: unknown): unknown {
  const faults = (problem as { errors?: { path: string }[] }).errors ?? []
  for (const fault of faults)
    fault.path = fault.path.replace(/^addresses\.\d+$/, 'addresses').replace(/^domains\.\d+$/, 'domain')
  return problem
}
