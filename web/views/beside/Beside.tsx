// What stands beside a customer's timeline; a card that would be empty is not there.
import type { Customer } from '../types.ts'
import { AnswerCard } from './AnswerCard.tsx'
import { BeforeCard } from './BeforeCard.tsx'
import { NotesCard } from './NotesCard.tsx'
import { AroundCard, OursCard, PeopleCard } from './PeopleCards.tsx'
import { RhythmCard } from './RhythmCard.tsx'

export function Beside({ customer }: { customer: Customer }) {
  return (
    <>
      <NotesCard key={customer.id} customer={customer} />
      <AnswerCard customer={customer} />
      <RhythmCard customer={customer} />
      <PeopleCard customer={customer} />
      <AroundCard customer={customer} />
      <OursCard customer={customer} />
      <BeforeCard customer={customer} />
    </>
  )
}
