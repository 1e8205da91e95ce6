// Who may read, as a value: members and departments, several sets of them, and who may know of it alone. No row is touched here.

/** 'everyone' (of the company: no guest), or members by id and departments as `department:<id>`. */
export type Atoms = 'everyone' | readonly string[]
/** A reader must be in each set of `full`; whoever is in `outline` besides may know of it by subject, time and people alone. */
export type Audience = { full: readonly Atoms[]; outline: Atoms }
/** One set stands for an audience of it alone. */
export type Readers = Atoms | Audience

export const departmentAtom = (id: string): string => `department:${id}`
export const isDepartment = (atom: string): boolean => atom.startsWith('department:')

const isAtoms = (readers: Readers): readers is Atoms => readers === 'everyone' || Array.isArray(readers)
const tidy = (atoms: Atoms): Atoms => (atoms === 'everyone' ? atoms : [...new Set(atoms)].sort())
const isWithin = (inner: Atoms, outer: Atoms): boolean =>
  outer === 'everyone' || (inner !== 'everyone' && inner.every((atom) => outer.includes(atom)))
const keyOfAtoms = (atoms: Atoms): string => (atoms === 'everyone' ? atoms : atoms.join('+'))
const byKey = (a: Atoms, b: Atoms) => (keyOfAtoms(a) < keyOfAtoms(b) ? -1 : 1)

/** The same audience in the one form under which it is kept: no set that another one implies, everything in order. */
export function normal(readers: Readers): Audience {
  const { full, outline } = isAtoms(readers) ? { full: [readers], outline: [] } : readers
  const sets = [...new Map(full.map((atoms) => [keyOfAtoms(tidy(atoms)), tidy(atoms)])).values()].sort(byKey)
  // Everyone is nobody who is a guest, and a guest may be in a department: that set is implied by no other.
  const isImplied = (set: Atoms) => set !== 'everyone' && sets.some((other) => other !== set && isWithin(other, set))
  const needed = sets.filter((set) => !isImplied(set))
  const kept = needed.length > 0 ? needed : (['everyone'] as const)
  return { full: kept, outline: beside(kept, tidy(outline)) }
}

/** Whoever reads it in full needs no outline of it. */
function beside(full: readonly Atoms[], outline: Atoms): Atoms {
  const [only, more] = full
  if (more !== undefined || only === undefined) return outline
  if (only === 'everyone') return []
  return outline === 'everyone' ? outline : outline.filter((atom) => !only.includes(atom))
}

/** The text from which an audience's id follows, and from which it can be read again. */
export function keyOf(readers: Readers): string {
  const { full, outline } = normal(readers)
  const sets = full.map(keyOfAtoms).join('&')
  return outline.length > 0 ? `${sets}~${keyOfAtoms(outline)}` : sets
}

export function fromKey(key: string): Audience {
  const [sets = '', outline = ''] = key.split('~')
  const atoms = (text: string): Atoms => (text === 'everyone' ? text : text.split('+').filter(Boolean))
  return { full: sets.split('&').map(atoms), outline: atoms(outline) }
}

const unite = (all: readonly Atoms[]): Atoms =>
  all.some((atoms) => atoms === 'everyone') ? 'everyone' : tidy(all.flatMap((atoms) => [...atoms]))

/**
 * The readers of something that came from several sources, each with one set: whoever may read, or know of, one of them.
 * What is for everyone besides is everyone's, and no guest's any more.
 */
export function unionReaders(all: readonly Readers[]): Audience {
  const each = all.map(normal)
  return normal({ full: [unite(each.flatMap(({ full }) => full))], outline: unite(each.map(({ outline }) => outline)) })
}

/** `within`: who alone may still read; `outline`: whether the others who could read may still know of it. */
export type Closing = { within: Atoms; outline: boolean }

/** Closed further: a reader must be in each closing besides; nobody gains anything by one. */
export function closeReaders(readers: Readers, closings: readonly Closing[]): Audience {
  const open = normal(readers)
  if (closings.length === 0) return open
  const known = closings.every(({ outline }) => outline) ? unite([...open.full, open.outline]) : []
  return normal({ full: [...open.full, ...closings.map(({ within }) => within)], outline: known })
}

/** Whether everyone of the company who reads `inner` in full also reads `outer`: surely, whoever is in which department. */
export function covers(outer: Readers, inner: Readers): boolean {
  const [wide, narrow] = [normal(outer), normal(inner)]
  return wide.full.every((set) => narrow.full.some((other) => isWithin(other, set)))
}

/** The audience of those who may know of it, in full or by its outline. */
export function knowing(readers: Readers): Audience {
  const { full, outline } = normal(readers)
  return normal({ full: full.map((set) => unite([set, outline])), outline: [] })
}
