// What was found, in its groups; or that nothing was, and where it was looked for.
import { Command } from 'cmdk'
import { Kbd } from '../../kit/show/Kbd.tsx'
import { ErrorState } from '../../kit/state/ErrorState.tsx'
import { say } from '../../words/say.ts'
import type { Found } from './found.ts'
import type { Group, Line } from './group.ts'
import { NameLine, SaidLine } from './Hit.tsx'

type Props = { text: string; found: Found; groups: readonly Group[]; leave: (go: () => void) => void }

export function Results({ text, found, groups, leave }: Props) {
  const asked = text.trim() !== ''
  const isThere = found.namesAreFor && found.saidAreFor
  const nothing = asked && isThere && !found.error && found.names.length + found.said.length === 0
  return (
    <>
      <div className={isThere || found.error ? 'busy-line' : 'busy-line on'} />
      <div className="visually-hidden" role="status">
        {asked && isThere && say('search.found', { names: found.names.length, said: found.said.length })}
      </div>
      <div className="results">
        {found.error ? <ErrorState error={found.error} retry={found.retry} /> : null}
        {nothing && (
          <div className="nothing">
            <b dir="auto">{say('search.nothing', { text: text.trim() })}</b>
            <p>{say('search.nothingWhy')}</p>
          </div>
        )}
        <Command.List label={say('search.results')}>
          {groups.map(({ heading, lines }) => (
            <Command.Group key={heading} heading={say(heading)}>
              {lines.map((line) => (
                <Command.Item key={line.value} value={line.value} onSelect={() => leave(line.open)}>
                  <Drawn line={line} text={text} />
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </div>
    </>
  )
}

function Drawn({ line, text }: { line: Line; text: string }) {
  if ('name' in line) return <NameLine hit={line.name} text={text} />
  if ('said' in line) return <SaidLine hit={line.said} />
  return (
    <>
      <span className="what">{line.deed.label}</span>
      {line.deed.keys && <Kbd keys={line.deed.keys} />}
    </>
  )
}
