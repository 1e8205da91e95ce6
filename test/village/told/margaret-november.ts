// Margaret Chen's last weeks: a class that comes to bake, flour that does not, and a second oven that should be narrower.
import { workday } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const about = { with: 'margaret', via: 'tom' } as const
const atDesk = { with: 'margaret', via: 'shop' } as const

export const margaretNow: Thread[] = [
  {
    ...about,
    subject: 'Grade 4 come to bake',
    start: workday(26, '16:35'),
    with: 'paul',
    via: 'shop',
    lines: [
      [
        'paul',
        '',
        `Dear Reed & Marsh,
        Margaret Chen has very bravely invited my class (grade 4, twenty-six of them, Lily Chen among them) to bake at her shop on the morning of {date w14}. She tells me that you lend out children's aprons. Could we have twenty-six, and is there a deposit?`,
        { cc: ['margaret'] },
      ],
      [
        'priya',
        '1d 09:05',
        `Dear Mr Osei,
        There are thirty in the cupboard and no deposit. All we ask is that they come back with less jam on them than last time. I'll send them up to Margaret's with her flour.`,
      ],
      [
        'margaret',
        '20h',
        'Twenty-six. I thought he said sixteen. Never mind, we will have a lot of small loaves. Thanks Priya x',
      ],
    ],
  },
  {
    ...atDesk,
    subject: 'No flour again!!',
    tells: true,
    start: workday(14, '07:12'),
    lines: [
      [
        'margaret',
        '',
        `No flour again!! I open at 8. Lily's class is coming in at 10 to bake and I have nothing. Where is your van?`,
        { phone: true },
      ],
      [
        'shop',
        '2h',
        `Dear Margaret, we are so sorry. Could you let us have the order number, so that we can trace it? It is on the top right of the confirmation.`,
      ],
      [
        'margaret',
        '25m',
        `I do not have an order number, I have an empty bin and twenty-six children on their way. I told Tom what I needed on {date -8}. Ask Tom.`,
        { phone: true, cc: ['tom'] },
      ],
      [
        'tom',
        '12m',
        `Margaret, it's Tom. Joe is off, and the relief driver took your sacks to Chapel Allerton. I'm loading my own car now: six strong white, with you by quarter to ten. I'm truly sorry.`,
      ],
      [
        'shop',
        '1d 11:40',
        `Dear Customer,
        We confirm that a credit memorandum in the amount of £18.00 has been raised against the consignment of {date -1} in respect of carriage and will be applied to the ledger in the ordinary course.§`,
        {
          attach: [
            {
              kind: 'pdf',
              name: 'CM-0391.pdf',
              title: 'Credit memorandum CM-0391',
              lines: [
                'Reed & Marsh, 14 Mill Lane, Leeds',
                'Account: CHEN01',
                'Carriage, consignment of the 3rd: GBP 18.00 CR',
                'Applied: next statement',
              ],
            },
          ],
        },
      ],
      [
        'margaret',
        '2d 06:35',
        `I have read this three times, and I still don't know whether you owe me eighteen pounds or I owe you. The children made do, since you ask. Tom was as good as his word. But that is twice now, and I can't bake apologies.`,
      ],
    ],
  },
  {
    ...about,
    subject: 'What went wrong on {date w14}, and what we have changed',
    start: workday(10, '09:48'),
    lines: [
      [
        'priya',
        '',
        `Dear Margaret,
        Thank you for talking to me this morning when you had every right not to. Here it is in plain English, as I promised.
        You owe us nothing. We have paid the £18 delivery back to you, and it will be on your account by {day 3}.
        The late flour was our mistake: when Joe is off, the relief driver had no list. From today he has a list, and you are first on it. He starts at six, so your flour will be on the step before you open.
        If it is ever not there at half past seven, ring my own number, 0113 496 0117. I'll be the one who is already putting her coat on.`,
        { cc: ['tom', 'shop'], relayed: true },
      ],
      [
        'margaret',
        '1d 07:01',
        `Priya, it came at twenty to seven this morning and he had swept the step. You're the only ones who ring before I have to. Thank you. We'll say no more about it.`,
      ],
    ],
  },
  {
    ...about,
    subject: 'Second oven',
    start: workday(17, '10:32'),
    lines: [
      [
        'tom',
        '',
        `Dear Margaret,
        As promised, the quote for the Horsforth oven: the two-deck, with stand and steam, £8,400 delivered, fitting by Okafor & Sons on top. It's good for sixty days. Read it with a cup of tea, and then ring me before eight with everything that's wrong with it.`,
        {
          cc: ['sam', 'shop'],
          relayed: true,
          attach: [
            {
              kind: 'pdf',
              name: 'Quote RM-2207 second oven.pdf',
              title: 'Quote RM-2207',
              lines: [
                'Two-deck oven with stand and steam: GBP 7,650.00',
                'Delivery and siting: GBP 750.00',
                'Total: GBP 8,400.00',
                'Valid for 60 days',
                "For: Chen's Bakery, Town Street, Horsforth",
              ],
            },
          ],
        },
      ],
      [
        'margaret',
        '2d 06:44',
        `Tom, I measured, and then I measured again with Kasia holding the other end. It will go in but the door would hit the sink. Is there a narrower one? I would lose a shelf but keep my shins.`,
        { cc: [] },
      ],
      [
        'tom',
        '4h',
        `There is: 980 wide in place of 1,210, and it comes with the door hinged on either side. Six trays fewer an hour. Shall I come and look at it with you and Sam on site?`,
      ],
      ['margaret', '1d 06:58', `Yes. {day 4} early. Bring the long tape.`],
    ],
  },
  {
    ...about,
    subject: 'The narrower oven',
    start: workday(4, '11:05'),
    lines: [
      [
        'margaret',
        '',
        `Tom, thank you for coming out. I've slept on it. The narrower oven fits if the door opens to the left, and I want it in before the {rush} rush if there's any way on earth. But I won't decide without Sam's drawing. He says that I'll have it by {day 8}, and I will send it on to you the same day.
        Could the delivery be in two parts? The stand first, the oven when the floor is done.`,
        { cc: ['sam'] },
      ],
      [
        'tom',
        '4h',
        `Thanks for walking me through the new layout. I'll send you a revised quote by {day w1}, with the narrower model and the delivery split in two.
        Door on the left is no extra. And I've warned the warehouse about the floor.`,
      ],
    ],
  },
]
