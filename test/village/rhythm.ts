// The regular orders: a customer's rhythm over two years as conversations, with what each season adds to them.
import { ago, dateOf, minutesOf, today, weekday } from './calendar.ts'
import { chance } from './chance.ts'
import type { Line, Rhythm, Thread } from './thread.ts'

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** The nearest earlier day a customer of the trade would write on: not their day of rest, not Christmas. */
function orderDay(day: number, rests = 0): number {
  const monthDay = dateOf(day).toISOString().slice(5, 10)
  if (weekday(day) === rests || monthDay === '12-25' || monthDay === '12-26' || monthDay === '01-01')
    return orderDay(day - 1, rests)
  return day
}

export function ordersOf(rhythm: Rhythm, now: Date): Thread[] {
  const [from, to] = [minutesOf(rhythm.between[0]), minutesOf(rhythm.between[1])]
  const used = new Map<number, number>()
  return rhythm.said.map(([order, answer, thanks], index) => {
    const roll = chance(`${rhythm.with} ${index}`)
    const back = rhythm.since + (rhythm.said.length - 1 - index) * rhythm.every
    const wobble = index === rhythm.said.length - 1 || rhythm.every < 6 ? 0 : (roll % 3) - 1
    const day = orderDay(today(now) - back + wobble, rhythm.rests)
    const month = dateOf(day).getUTCMonth() + 1
    const remark = rhythm.seasonal[month]?.[used.get(month) ?? 0]
    if (remark) used.set(month, (used.get(month) ?? 0) + 1)
    const lines: Line[] = [[rhythm.with, '', remark ? `${order}\n${remark}` : order]]
    if (answer) lines.push([rhythm.answeredBy, roll % 4 === 0 ? '3h' : `${25 + (roll % 90)}m`, answer])
    if (thanks) lines.push([rhythm.with, `${12 + (roll % 70)}m`, thanks, { phone: roll % 2 === 0 }])
    return {
      subject: rhythm.subjects[index % rhythm.subjects.length] ?? 'Order',
      start: ago(today(now) - day, clock(from + (roll % Math.max(1, to - from)))),
      with: rhythm.with,
      via: rhythm.via,
      lines,
    }
  })
}
