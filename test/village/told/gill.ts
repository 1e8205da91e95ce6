// Harpreet Gill of Gill Stores, who minds his pennies and is still waiting for a telephone call.
import { ago, workday } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const store = { with: 'harpreet', via: 'shop' } as const

export const gill: Thread[] = [
  {
    ...store,
    subject: 'Price check',
    start: ago(668, '08:25'),
    lines: [
      [
        'harpreet',
        '',
        'Hi, Gill Stores, Leeds Road. What is your best price on 20 x 10 kg chapatti flour, medium? I have one quote at £7.10. Be honest.',
      ],
      [
        'tom',
        '1h',
        "Honestly: £7.25 a bag, and I can't beat £7.10. But ours is this season's wheat, and if you take 40 I can do £6.95.",
      ],
      ['harpreet', '3h', '40 at 6.90 and we have a deal.'],
      ['tom', '20m', '6.92, and I carry them in.'],
      ['harpreet', '10m', 'Done. Thank you.'],
    ],
  },
  {
    ...store,
    subject: '40 chapatti flour',
    start: ago(560, '08:40'),
    lines: [
      ['harpreet', '', '40 again please. Same price I hope. Also gram flour 10 x 5 kg, what is it today?'],
      ['tom', '2h', 'Same price. Gram is £6.40, with you {day 2} along with the 40.'],
    ],
  },
  {
    ...store,
    subject: 'Batteries and candles for the weekend',
    tells: true,
    start: { last: '01-22', back: 0, at: '08:15' },
    lines: [
      [
        'harpreet',
        '',
        'Forecast says a big storm. 10 cards of AA, 10 of D, 6 boxes of candles for the shop, sale or return if it does not come?',
      ],
      [
        'tom',
        '40m',
        "Sale or return, fair enough. On today's van, and you'd be the first person in Bradford to be ready.",
      ],
      ['harpreet', '2d 08:30', 'Nothing to return. It came. Thank you for being quick.'],
    ],
  },
  {
    ...store,
    subject: 'Overcharged?',
    start: ago(447, '09:05'),
    lines: [
      ['harpreet', '', 'Invoice 1877 has delivery on it. We agreed no delivery. £9 is £9.'],
      [
        'priya',
        '35m',
        "You're right and £9 is £9. It's off, here's the corrected invoice, and I've put a note on the account so that it can't creep back.",
        {
          attach: [
            {
              kind: 'csv',
              name: 'invoice-1877.csv',
              rows: [
                ['Line', 'Qty', 'Each', 'Total'],
                ['Chapatti flour 10 kg', 40, 6.92, 276.8],
                ['Delivery', 0, 9, 0],
                ['Total', '', '', 276.8],
              ],
            },
          ],
        },
      ],
      ['harpreet', '1h', 'Appreciated.'],
    ],
  },
  {
    ...store,
    subject: '50 this time',
    start: ago(338, '08:20'),
    lines: [
      [
        'harpreet',
        '',
        '50 chapatti, 12 gram, 4 semolina. My son Arjan got into Manchester for medicine, so I am in a good mood and you can charge me full price, once.',
      ],
      [
        'tom',
        '1h',
        "Congratulations to Arjan, and to you! I wouldn't dream of it: 6.92 as ever, 50, 12 and 4 for {day 2}, and a box of mithai from us for the counter.",
      ],
      ['harpreet', '2h', 'He says thank you. His mother has not stopped ringing people. Thanks Tom.'],
    ],
  },
  {
    ...store,
    subject: 'Split bags',
    start: ago(219, '10:10'),
    lines: [
      [
        'harpreet',
        '',
        '6 of the 40 split at the seam. Photo. Same bags as the last lot?',
        { attach: [{ kind: 'png', name: 'split.png', width: 130, height: 90, colour: [188, 180, 160] }] },
      ],
      [
        'tom',
        '50m',
        "The same, and they've gone back to the bag people with a stiff letter. Six new ones today, and keep what you can save of the others.",
      ],
      ['harpreet', '5h', 'Received. Thanks.'],
    ],
  },
  {
    ...store,
    subject: 'Your price letter',
    start: ago(66, '08:35'),
    lines: [
      [
        'harpreet',
        '',
        'Got the letter. 6.92 to 7.60 is ten percent. My customers count in pennies. The man at £7.10 is still there you know.',
      ],
      [
        'tom',
        '2h',
        "I know he is, and I won't pretend. £7.60 is for 40. At 80, every six weeks, I can hold £7.15, and you have the dry store for it now that the upstairs is cleared. Shall we say 80?",
      ],
      ['harpreet', '1d 08:10', '7.10 at 80.'],
      ['tom', '1h', '£7.12. You know that I have to win once.'],
      ['harpreet', '15m', '7.12. Done. Thank you Tom.'],
    ],
  },
  {
    ...store,
    subject: '80 chapatti',
    start: ago(24, '08:30'),
    lines: [
      ['harpreet', '', '80 as agreed. 7.12 as agreed. Before ten as the road is up.'],
      ['tom', '45m', '80, £7.12, before ten on {day 2}.'],
    ],
  },
  {
    with: 'harpreet',
    via: 'priya',
    subject: 'Account statement does not add up',
    start: workday(4, '10:40'),
    lines: [
      [
        'harpreet',
        '',
        'The statement says I owe £569.60 and I say that I paid it on the 28th. My bank says so too. I do not like owing what I do not owe. Who can I talk to?',
      ],
      [
        'priya',
        '1h',
        `Dear Harpreet,
        Me. It looks to me as if the payment has been put to another Gill (there are three), but I want to have it in front of me before I say so. I'll ring you on {day w1} before eleven and we'll go through it line by line.`,
      ],
      ['harpreet', '30m', 'OK. I will keep the phone by me. Thank you.'],
    ],
  },
]
