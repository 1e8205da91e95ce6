// Geoff Lumb at Wharfedale Mill, who supplies the shop and knows everything about protein and nothing about brevity.
import { ago, workday } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const mill = { with: 'geoff', via: 'tom' } as const

export const supplier: Thread[] = [
  {
    ...mill,
    subject: 'Strong white: protein?',
    start: ago(611, '10:15'),
    lines: [
      [
        'tom',
        '',
        "Geoff, two good bakers in one week tell me that the strong white is slow. Has something changed? Margaret Chen has the best nose in Yorkshire, and I'd like to give her an answer by Friday.",
      ],
      [
        'geoff',
        '5h',
        `Now then Tom. Sharp noses. We went over to the new crop on the 2nd, and it's 12.4 against 12.9. Nowt wrong with it, but it wants another hour. Sheet's attached. Tell your Mrs Chen that if she ever wants a job on the bench she's to ring me.`,
        {
          attach: [
            {
              kind: 'csv',
              name: 'strong-white-analysis.csv',
              rows: [
                ['Crop', 'Protein %', 'Moisture %', 'Falling number'],
                ['Old', 12.9, 14.1, 312],
                ['New', 12.4, 14.3, 298],
              ],
            },
          ],
        },
      ],
      ['tom', '30m', "That's just what I needed, and quickly. Thanks, Geoff."],
    ],
  },
  {
    ...mill,
    subject: 'Sesame, in writing please',
    start: ago(222, '09:20'),
    lines: [
      [
        'tom',
        '',
        "Geoff, one for certain and in writing: does anything with sesame ever run on the stoneground line? It's for a child.",
      ],
      [
        'geoff',
        '1h',
        `Never has, never will. Wheat and nowt else on stone one since my grandad. Signed letter attached, and I'll have the quality lass ring you so that you've heard it from two of us.`,
        {
          attach: [
            {
              kind: 'pdf',
              name: 'Sesame statement.pdf',
              title: 'To whom it may concern',
              lines: [
                'The stoneground line at Wharfedale Mill runs wheat only.',
                'No sesame is received or stored on site.',
                'G. Lumb, Sales Office',
              ],
            },
          ],
        },
      ],
      ['tom', '15m', "You're a good man. Thank you."],
    ],
  },
  {
    ...mill,
    subject: 'Pallet count',
    start: workday(65, '13:58'),
    lines: [
      [
        'tom',
        '',
        "Geoff, nineteen pallets arrived on a note for twenty. No rush, just so that it's said the same day.",
      ],
      [
        'geoff',
        '3d 08:30',
        "Back, and burnt like a rasher. It's on your next load, the lad left it by the weighbridge. Sorry, Tom.",
      ],
      ['tom', '1h', 'No harm done. Calamine, Geoff.'],
    ],
  },
  {
    ...mill,
    subject: 'Price from the mill',
    start: ago(82, '16:05'),
    lines: [
      [
        'geoff',
        '',
        `Tom, I don't like sending these, and you won't like getting it. Wheat's up twice and the power for the stones has near doubled. From the 1st: plain up 9%, strong 8%, stoneground 6%. I fought for the stoneground. Anna will want to shout at someone and she has my mobile.`,
        { cc: ['anna'] },
      ],
      [
        'anna',
        '1d 09:20',
        `Geoff, I'm not going to shout. Could you hold the strong white for those who take more than ten a time until the new year? I'd pass every penny of it on.`,
        { cc: ['tom'] },
      ],
      ['geoff', '2d 10:40', "Done, for ten and over. Don't tell the board I've a heart."],
      ['anna', '40m', 'Your secret is safe with the whole of Leeds. Thank you.'],
    ],
  },
  {
    ...mill,
    subject: 'Grade 4 allocation',
    start: ago(41, '11:10'),
    lines: [
      [
        'geoff',
        '',
        "Heads up, Tom. Grade 4 is going on allocation, we had a blow-out on the sifter and there'll be none to speak of until {month 5}. You can have eleven sacks now if you're quick and you keep your voice down.",
      ],
      ['tom', '12m', 'Eleven, now, very quietly. Thank you, Geoff.'],
      ['geoff', '25m', 'On the wagon. You never heard it from me.'],
      ['tom', '1d 07:50', 'Heard what? All eleven are in the back store, next to the oats.'],
    ],
  },
]
