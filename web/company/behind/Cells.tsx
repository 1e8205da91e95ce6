// What several of the lists show alike: a customer, a subject, who of us.
import { say } from '../../words/say.ts'

type Named = { name: string; organization: string | null }

export function CustomerCell({ customer }: { customer: Named | null }) {
  if (!customer) return <span className="faint">{say('company.noCustomer')}</span>
  return (
    <>
      <span className="name cut" translate="no" dir="auto">
        {customer.name || say('company.noName')}
      </span>
      {customer.organization && (
        <small className="cut" translate="no" dir="auto">
          {customer.organization}
        </small>
      )}
    </>
  )
}

export function Subject({ subject }: { subject: string }) {
  return (
    <span className="cut" translate="no" dir="auto" title={subject}>
      {subject || say('company.noSubject')}
    </span>
  )
}

export function Who({ name }: { name: string | null }) {
  if (name === null) return <span className="faint">{say('company.nobody')}</span>
  return (
    <span className="cut" translate="no" dir="auto">
      {name}
    </span>
  )
}
