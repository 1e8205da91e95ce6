// "Answer", wherever somebody waits: begins the answer here, or in the member's own programme where their role writes none.
import { Button, buttonClass } from '../../kit/action/Button.tsx'
import { useRight } from '../../shell/here.ts'
import { answerSubject, mailtoLink } from '../mailto.ts'
import { answer, type Asked } from './answer.ts'

type Props = { asked: Asked; label: string; small?: boolean }

export function AnswerButton({ asked, label, small = false }: Props) {
  const mayWrite = useRight('writeMail')
  if (mayWrite)
    return (
      <Button small={small} onClick={() => answer(asked)}>
        {label}
      </Button>
    )
  const { address, subject } = asked
  if (!address) return null
  return (
    <a className={buttonClass('plain', small)} href={mailtoLink({ address, subject: answerSubject(subject) })}>
      {label}
    </a>
  )
}
