// "Write to …", on a customer's page: here, or in the member's own programme where their role writes none.
import { Button, buttonClass } from '../../kit/action/Button.tsx'
import { useRight } from '../../shell/here.ts'
import { writeTo } from '../desk.ts'
import { mailtoLink } from '../mailto.ts'

type Props = { label: string; name: string; address: string }

export function WriteButton({ label, name, address }: Props) {
  const mayWrite = useRight('writeMail')
  const known = name === address ? '' : name
  if (!mayWrite)
    return (
      <a className={buttonClass('primary', false)} href={mailtoLink({ address, subject: '' })}>
        {label}
      </a>
    )
  return (
    <Button tone="primary" onClick={() => writeTo({ name: known, address })}>
      {label}
    </Button>
  )
}
