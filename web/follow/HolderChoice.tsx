// Looks at what one colleague or department has; offered once anybody has anything.
import { type Gives, useApi } from '../api.ts'
import { Select } from '../kit/form/Select.tsx'
import { useSay } from '../words/say.ts'

type Holder = Gives<'GET /waiting/holders'>['items'][number]

export const useHolders = (): readonly Holder[] => useApi('GET /waiting/holders', {}).data?.items ?? []

type Props = { holders: readonly Holder[]; value: string; choose: (id: string) => void }

export function HolderChoice({ holders, value, choose }: Props) {
  const say = useSay()
  if (holders.length === 0 && !value) return null
  return (
    <Select
      hideLabel
      label={say('follow.holder')}
      value={holders.some(({ id }) => id === value) ? value : ''}
      onChange={(event) => choose(event.target.value)}
      options={[
        { value: '', label: say('follow.anyHolder') },
        ...holders.map(({ id, name, waiting }) => ({
          value: id,
          label: say('follow.holderOption', { name, n: waiting }),
        })),
      ]}
    />
  )
}
