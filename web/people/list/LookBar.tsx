// The row above the list: people or organizations, whose, what a member keeps, and more filters.
import { Ellipsis, ListFilter } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useApi, useChange } from '../../api.ts'
import { IconButton } from '../../kit/action/IconButton.tsx'
import { Menu } from '../../kit/overlay/Menu.tsx'
import { Popover } from '../../kit/overlay/Popover.tsx'
import { toast } from '../../kit/overlay/toast.ts'
import { Segments } from '../../kit/page/Segments.tsx'
import { say, useVoice } from '../../words/say.ts'
import { FilterForm } from './FilterForm.tsx'
import { FilterNameDialog } from './FilterNameDialog.tsx'
import { everyone, isNarrowed, isSame, keptOf, type Look, type LookProps, lookOf, shows } from './look.ts'

type Saved = { id: string; name: string; look: Look }

export function LookBar({ look, onLook }: LookProps) {
  useVoice()
  const saved = useSaved()
  const current = saved.find((one) => isSame(one.look, look))
  const usual = shows.map((value) => ({ value: value as string, label: say(`people.${value}`) }))
  const choose = (value: string) => {
    const kept = saved.find(({ id }) => id === value)
    onLook(kept ? kept.look : { ...everyone, kind: look.kind, sort: look.sort, way: look.way, show: value })
  }
  return (
    <div className="look">
      <Segments
        label={say('people.kind')}
        value={look.kind}
        onChange={(kind) => onLook({ kind, organization: '' })}
        options={[
          { value: 'people', label: say('people.people') },
          { value: 'organizations', label: say('people.organizations') },
        ]}
      />
      <Segments
        label={say('people.show')}
        value={current?.id ?? (isNarrowed(look) ? '' : look.show)}
        onChange={choose}
        options={[...usual, ...saved.map(({ id, name }) => ({ value: id, label: name }))]}
        after={
          <>
            {current && <SavedMenu saved={current} onGone={() => onLook(everyone)} />}
            <MoreFilters look={look} onLook={onLook} />
            {!current && (isNarrowed(look) || look.show === 'removed') && <Keep look={look} />}
          </>
        }
      />
    </div>
  )
}

function useSaved(): Saved[] {
  const items = useApi('GET /saved-filters', {}, { touchedBy: ['filter'] }).data?.items
  return useMemo(() => (items ?? []).map(({ id, name, filter }) => ({ id, name, look: lookOf(filter) })), [items])
}

function MoreFilters({ look, onLook }: LookProps) {
  return (
    <Popover
      label={say('people.filters')}
      trigger={
        <button type="button">
          <ListFilter size={13} aria-hidden /> {say('people.addFilter')}
        </button>
      }
    >
      <FilterForm look={look} onLook={onLook} />
    </Popover>
  )
}

function Keep({ look }: { look: Look }) {
  const [naming, setNaming] = useState(false)
  const drop = useChange('DELETE /saved-filters/:id')
  const keep = useChange('POST /saved-filters', {
    onSuccess: ({ id }, { name }) => {
      setNaming(false)
      toast(say('people.kept', { name }), { undo: () => drop.mutateAsync({ id }) })
    },
  })
  return (
    <>
      <button type="button" className="quiet-seg" onClick={() => setNaming(true)}>
        {say('people.keep')}
      </button>
      <FilterNameDialog
        title={say('people.keepTitle')}
        open={naming}
        onOpenChange={setNaming}
        busy={keep.isPending}
        onName={(name) => keep.mutate({ name, filter: keptOf(look) })}
      />
    </>
  )
}

function SavedMenu({ saved: { id, name, look }, onGone }: { saved: Saved; onGone: () => void }) {
  const [naming, setNaming] = useState(false)
  const keep = useChange('POST /saved-filters')
  const drop = useChange('DELETE /saved-filters/:id', {
    onSuccess: () => {
      onGone()
      toast(say('people.dropped', { name }), { undo: () => keep.mutateAsync({ id, name, filter: keptOf(look) }) })
    },
  })
  const rename = useChange('PATCH /saved-filters/:id', { onSuccess: () => setNaming(false) })
  return (
    <>
      <Menu
        label={say('people.keptMore', { name })}
        align="start"
        trigger={
          <IconButton label={say('people.keptMore', { name })}>
            <Ellipsis size={15} aria-hidden />
          </IconButton>
        }
        items={[
          { label: say('people.rename'), onChoose: () => setNaming(true) },
          { label: say('people.drop'), danger: true, onChoose: () => drop.mutate({ id }) },
        ]}
      />
      <FilterNameDialog
        title={say('people.renameTitle')}
        name={name}
        open={naming}
        onOpenChange={setNaming}
        busy={rename.isPending}
        onName={(next) => rename.mutate({ id, name: next })}
      />
    </>
  )
}
