// Nadia Rahman of the Copper Kettle in Otley, who writes from work by day and from the sofa at night.
import { ago, morning } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const work = { with: 'nadia', via: 'shop' } as const
const sofa = { with: 'nadiaHome', via: 'shop' } as const

export const kettle: Thread[] = [
  {
    ...work,
    subject: 'Tearoom order, and a question about sugar',
    start: ago(676, '10:25'),
    lines: [
      [
        'nadia',
        '',
        'Hello, the Copper Kettle here. 3 plain, 1 caster, 1 demerara. Does the demerara come in anything smaller than 25 kg? We are a tearoom, not a rum distillery.',
      ],
      ['shop', '1h', 'Ten-kilo bags from today, because you asked and because you made us laugh. All for {day 2}.'],
      ['nadia', '25m', 'Perfect, thank you!'],
    ],
  },
  {
    ...sofa,
    subject: 'forgot to say',
    start: ago(655, '21:50'),
    lines: [
      [
        'nadiaHome',
        '',
        "Hi it's Nadia from the Copper Kettle, on my own email because the work one is on the till. Forgot to put oats on. One bag please, the fat ones.",
      ],
      [
        'shop',
        '10h',
        "Fat oats are on with the rest, Nadia. We'll note down this address too so that we know it's you.",
      ],
    ],
  },
  {
    ...work,
    subject: 'Otley Show',
    start: ago(549, '09:15'),
    lines: [
      [
        'nadia',
        '',
        "We've got the tea tent at the Otley Show! 600 scones in a field. Could you deliver to the show ground on the Saturday at six in the morning, gate C? 6 plain, 3 caster and every box of tea bags you own.",
      ],
      [
        'tom',
        '3h',
        "Six in the morning in a field is my idea of a day out, Nadia. I'll bring it myself. Gate C. 6, 3, and 4,000 tea bags.",
      ],
      ['nadia', '1h', 'You might regret that. Thank you!!', { cc: ['shop'] }],
      [
        'nadia',
        '9d 08:50',
        '600 scones went by half past one. A cow licked the urn. Best day of my life. Thank you, Tom, really.',
      ],
    ],
  },
  {
    ...sofa,
    subject: 'allergy question from a customer',
    start: ago(463, '22:05'),
    lines: [
      [
        'nadiaHome',
        '',
        "Sorry, sofa again. Lady today asked if your cocoa has traces of milk. I said I'd find out, and then I forgot for nine hours. Can you tell me tomorrow?",
      ],
      [
        'priya',
        '11h',
        'The Dutch cocoa: no milk, made on its own line. The drinking chocolate: may contain milk. The sheets for both are attached, so that you can keep them behind the counter.',
        {
          attach: [
            {
              kind: 'pdf',
              name: 'Cocoa allergens.pdf',
              title: 'Cocoa: allergens',
              lines: ['Dutch process cocoa 22/24: none of the fourteen', 'Drinking chocolate: may contain milk'],
            },
          ],
        },
      ],
      ['nadiaHome', '2h', 'Life saver. Possibly literally. Thanks Priya', { phone: true }],
    ],
  },
  {
    ...work,
    subject: 'Order',
    start: ago(390, '11:10'),
    lines: [
      [
        'nadia',
        '',
        '3 plain, 1 caster, 1 demerara (small!), 2 fat oats, 1 case jam sugar. The damsons have come all at once.',
      ],
      [
        'shop',
        '2h',
        'All for {day 2}. If there are too many damsons, the shop desk has six hands and a preserving pan.',
      ],
    ],
  },
  {
    ...work,
    subject: 'Broken jars',
    start: ago(301, '14:20'),
    lines: [
      [
        'nadia',
        '',
        "Five of the twelve honey jars were broken on arrival. Photo attached. I'm not cross, but I am sticky.",
        { attach: [{ kind: 'png', name: 'honey.png', width: 150, height: 100, colour: [222, 164, 40] }] },
      ],
      [
        'priya',
        '30m',
        "Oh no. Twelve new ones are coming tomorrow with better packing, keep the seven. I'm sorry about the stickiness. Hot water first, vinegar second.",
      ],
      ['nadia', '1d 10:05', 'Arrived, all whole, wrapped like a baby. Thank you.'],
    ],
  },
  {
    ...sofa,
    subject: 'my sister is opening a café, god help us',
    start: ago(244, '20:45'),
    lines: [
      [
        'nadiaHome',
        '',
        "Yasmin is opening in Ilkley in the spring, would you supply her as well? She'll say I told you to give her a discount. I didn't. Give her the same prices as me so that there's peace at Eid.",
      ],
      ['tom', '12h', 'Same prices, to the penny, in writing. Peace at Eid is our policy.'],
      ['nadiaHome', '40m', 'Thank you x', { phone: true }],
    ],
  },
  {
    ...work,
    subject: 'Tea urn hire?',
    start: ago(183, '10:55'),
    lines: [
      [
        'nadia',
        '',
        'Do you hire out urns? Two for a funeral tea, 80 people, Friday. It is old Mr Hargreaves who had the table by the window every day for nineteen years.',
      ],
      [
        'shop',
        '45m',
        "We lend them. Both are yours for Friday, and the sugar's on us. We're sorry about Mr Hargreaves, Nadia. We remember that he came in for his own marmalade oranges every January.",
      ],
      [
        'nadia',
        '4d 09:30',
        'The urns are by the door for Joe. It went as he would have liked it, a bit too loud. Thank you for your kindness.',
      ],
    ],
  },
  {
    ...work,
    subject: 'Order + VAT number',
    start: ago(129, '09:40'),
    lines: [
      [
        'nadia',
        '',
        '4 plain, 1 caster, 1 demerara, 2 oats. My accountant wants your VAT number in a mail rather than on the invoice, don’t ask.',
      ],
      ['shop', '1h', "It's GB 000 4960 14. We didn't ask. All for {day 2}."],
      ['nadia', '10m', 'Ta!', { phone: true }],
    ],
  },
  {
    ...sofa,
    subject: 'cake stand',
    start: ago(58, '21:20'),
    lines: [
      [
        'nadiaHome',
        '',
        "Saw the three-tier stand in your window. Is it for sale or is it the window's? I'd love one before my mum's seventieth on {date 16}.",
      ],
      [
        'shop',
        '11h',
        "It's the window's, but we've ordered another one for you, £38, here on {day 6}. What shall we say on the label for your mum?",
      ],
      ['nadiaHome', '9h', "Just 'Happy seventieth Shireen, sit down for once'. You're lovely. Thanks!"],
    ],
  },
  {
    ...work,
    subject: 'Order for the week',
    start: ago(16, '10:30'),
    lines: [
      ['nadia', '', '4 plain, 2 caster, 1 demerara, 2 oats and one more of the big tea. Mum has not sat down.'],
      ['shop', '1h', 'We never thought she would. All for {day 2}.'],
    ],
  },
  {
    ...sofa,
    subject: 'the oats',
    start: morning('08:47'),
    lines: [
      [
        'nadiaHome',
        '',
        "Morning! The till is having its update so this is from my own address. The oats that came this week are the thin ones and my flapjacks have gone to pieces, literally, it's granola. Could you swap two bags for the fat ones as soon as the van is near Otley, or tell me where I can fetch some?",
      ],
    ],
    waiting: true,
  },
]
