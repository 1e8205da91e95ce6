// What the shop's own people write to one another about their customers.
import { ago, workday } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const inside = { with: 'tom', via: 'tom' } as const

export const among: Thread[] = [
  {
    ...inside,
    subject: 'Who answers the shop address?',
    start: ago(700, '17:20'),
    lines: [
      [
        'anna',
        '',
        `All, from Monday: Priya has shop@ in the mornings, Tom in the afternoons when he's in, and me when neither of you can be found. Nobody goes home while somebody is waiting. That's the whole policy.`,
        { to: ['tom', 'priya'] },
      ],
      ['priya', '20m', 'Can we put that on the wall?', { to: ['anna'], cc: ['tom'] }],
      ['anna', '5m', 'It is on the wall.', { to: ['priya'], cc: ['tom'] }],
    ],
  },
  {
    ...inside,
    subject: 'Ten years of Margaret Chen',
    start: ago(405, '15:35'),
    lines: [
      [
        'anna',
        '',
        `Found Dad's order book. Margaret Chen's first order is ten years ago on Thursday. Tom, would you write to her, and Priya, a hamper? No rye, there's a story.`,
        { to: ['tom', 'priya'] },
      ],
      [
        'priya',
        '1h',
        "Hamper's done: cheese, crackers, the good chutney, gin. I've put a bow on it the size of Kasia.",
        { to: ['anna'], cc: ['tom'] },
      ],
    ],
  },
  {
    ...inside,
    subject: 'Two Ruths',
    start: ago(261, '16:45'),
    lines: [
      [
        'priya',
        '',
        `For the avoidance of hens: Ruth ADLER = deli, Street Lane, spelt, very particular, lovely. Ruth ALDER = allotments, Roundhay, pellets, also lovely. I've changed the account codes to DELI1 and HENS1.`,
        { to: ['tom', 'anna'], cc: ['shop'] },
      ],
      ['tom', '12m', 'HENS1. I shall never be happier in this job.', { to: ['priya'], cc: ['anna'] }],
    ],
  },
  {
    ...inside,
    subject: 'Callum Fraser has moved',
    start: ago(198, '11:10'),
    lines: [
      [
        'tom',
        '',
        `Callum's left the Bellweather for the Old Tannery, head chef. The hotel's orders come from Marcus Webb now: columns, no jokes, but I've hopes. Callum's old address bounces, so please use callum@oldtannery.example.`,
        { to: ['priya'], cc: ['anna'] },
      ],
      ['priya', '25m', 'Done. I give Marcus a month before the first joke.', { to: ['tom'], cc: ['anna'] }],
    ],
  },
  {
    ...inside,
    subject: 'The price letter',
    start: ago(79, '08:55'),
    lines: [
      [
        'anna',
        '',
        `Nobody finds out about this from an invoice. Each of our regulars gets a letter from the person they know, a fortnight before, with their own figures. Tom: Café Sorrel, Gill, the Tannery. Priya: Ruth Adler. I'll do the Bellweather over tea.`,
        { to: ['tom', 'priya'] },
      ],
      [
        'tom',
        '2h',
        "Agreed. I'm worried about Jess at Sorrel: six pounds a drop is real money to them, and there's that neon place opposite.",
        { to: ['anna'], cc: ['priya'] },
      ],
      ['anna', '30m', 'Then ring her, as well as writing.', { to: ['tom'], cc: ['priya'] }],
    ],
  },
  {
    ...inside,
    subject: 'Sorrel',
    start: workday(32, '17:05'),
    lines: [
      ['priya', '', 'Tom, did you ever ring Jess at Café Sorrel? Four Tuesdays now, and not a scone.', { to: ['tom'] }],
      [
        'tom',
        '16h',
        "I wrote and I didn't ring. You're right. I'll write again today and ask for a time, and if there's nothing, you try. She might find it easier to tell you.",
        { to: ['priya'] },
      ],
    ],
  },
  {
    ...inside,
    subject: 'Margaret, the 3rd, and us',
    start: workday(10, '10:20'),
    lines: [
      [
        'priya',
        '',
        `I've rung Margaret. She told her story to three of us before anybody listened to it, and then we sent her the words "credit memorandum". I gave her the £18 delivery back without asking you, Anna, so tell me off if you like. The relief driver now has a list.`,
        { to: ['anna', 'tom'] },
      ],
      [
        'anna',
        '15m',
        `I won't tell you off. £18, against a second oven and ten years? Next time don't even mention it. And I've taken "credit memorandum" out of the template myself.`,
        { to: ['priya', 'tom'] },
      ],
      ['tom', '10m', 'I should have rung her at 7:13 instead of writing. Noted.', { to: ['anna', 'priya'] }],
    ],
  },
  {
    ...inside,
    subject: 'St Anne’s quote: need your signature',
    start: workday(7, '09:10'),
    lines: [
      [
        'tom',
        '',
        "Anna, the year's quote for St Anne's is on your desk, 39 weeks, £3,744. Paul Osei says the bursar likes a signature. I like the bursar already.",
        { to: ['anna'] },
      ],
      ['anna', '50m', 'Signed. Give them the good wholemeal.', { to: ['tom'] }],
    ],
  },
  {
    ...inside,
    subject: 'Next week',
    start: workday(2, '16:55'),
    lines: [
      [
        'anna',
        '',
        `Three things. Tom: Margaret's revised quote, please don't let it slip, Sam's drawing or no drawing. Priya: Harpreet Gill's statement. Both: somebody new, Ines Duarte, pastéis de nata, came through the shop address and got an answer in fourteen minutes. More of that.`,
        { to: ['tom', 'priya'], cc: ['shop'] },
      ],
      [
        'tom',
        '25m',
        'On it. The factory owes me the split-delivery price, chasing them now.',
        { to: ['anna'], cc: ['priya'] },
      ],
    ],
  },
]
