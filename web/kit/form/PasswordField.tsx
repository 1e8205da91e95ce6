// A password, with an eye to look whether it is written as it was meant.
import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { IconButton } from '../action/IconButton.tsx'
import { Field, type FieldFrame, splitFrame } from './Field.tsx'
import { useSay } from '../../words/say.ts'

export function PasswordField(props: ComponentProps<'input'> & FieldFrame) {
  const [frame, input] = splitFrame(props)
  const say = useSay()
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field {...frame}>
      {(ids) => (
        <div className="password">
          <input {...input} {...ids} className="input" type={shown ? 'text' : 'password'} />
          <IconButton
            label={say(shown ? 'kit.passwordHide' : 'kit.passwordShow')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon size={16} aria-hidden />
          </IconButton>
        </div>
      )}
    </Field>
  )
}
