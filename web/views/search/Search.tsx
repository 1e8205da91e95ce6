// The field and what is found under it; arrow keys move, Enter opens.
import { Command } from 'cmdk'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Kbd } from '../../kit/show/Kbd.tsx'
import { say } from '../../words/say.ts'
import { useFound } from './found.ts'
import { useGroups } from './group.ts'
import { Results } from './Results.tsx'

export function Search({ leave }: { leave: (go: () => void) => void }) {
  const [text, setText] = useState('')
  const [hurry, setHurry] = useState(false)
  const [chosen, setChosen] = useState('')
  const moved = useRef(false)
  const found = useFound(text, hurry)
  const groups = useGroups(text, found)
  const lines = groups.flatMap((group) => group.lines)
  const current = lines.find(({ value }) => value === chosen) ?? lines[0]
  const isThere = found.namesAreFor && (found.names.length > 0 || found.saidAreFor)
  const openTop = useEffectEvent(() => {
    const [top] = lines
    if (top && top.value !== 'deed:add') leave(top.open)
  })
  // Enter pressed before the answer is there opens the first of what was meant, not of what stood there.
  useEffect(() => {
    if (hurry && isThere) openTop()
  }, [hurry, isThere])
  const type = (next: string) => {
    moved.current = false
    setText(next)
    setChosen('')
    setHurry(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') moved.current ||= /^(Arrow|Home|End)/.test(event.key)
    else if (!event.nativeEvent.isComposing && !isThere && !moved.current) {
      event.preventDefault()
      setHurry(true)
    }
  }
  return (
    <Command
      label={say('search.title')}
      shouldFilter={false}
      vimBindings={false}
      loop
      value={current?.value ?? ''}
      // What the list chooses by itself is not a choice.
      onValueChange={(value) => moved.current && setChosen(value)}
      onKeyDown={onKeyDown}
      onPointerMove={() => {
        moved.current = true
      }}
    >
      <Command.Input
        value={text}
        onValueChange={type}
        placeholder={say('search.placeholder')}
        maxLength={200}
        autoFocus
        spellCheck={false}
      />
      <Results text={text} found={found} groups={groups} leave={leave} />
      <footer>
        <span>
          <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {say('search.move')}
        </span>
        <span>
          <Kbd keys="Enter" /> {say('search.open')}
        </span>
        <span>
          <Kbd keys="Escape" /> {say('search.close')}
        </span>
      </footer>
    </Command>
  )
}
