// Paul Osei of St Anne's, the school kitchen, and Ines Duarte, who wrote once.
import { ago, last, workday } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const school = { with: 'paul', via: 'shop' } as const

export const schoolAndStranger: Thread[] = [
  {
    ...school,
    subject: 'Bread week at school',
    tells: true,
    start: last('05-12', '16:10', 0),
    lines: [
      [
        'paul',
        '',
        `Hello,
        I teach grade 4 at St Anne's, and we are doing bread for a whole week: yeast in science, prices in maths, the Corn Laws in history (they are nine, wish me luck). Could we visit a shop that sells flour by the sack? There are twenty-five of them and they are mostly house-trained.`,
      ],
      [
        'shop',
        '2h',
        `Dear Mr Osei,
        We'd love to have you. Any morning after ten, when the vans are out and nothing heavy is moving. Tom will show them how to tell strong from plain with their eyes shut. There will be buns.`,
      ],
      ['paul', '3h', 'Wednesday at half past ten? I will warn them about the buns.'],
      ['shop', '1d 09:30', "Wednesday at half past ten. We'll be ready."],
      [
        'paul',
        '6d 16:25',
        `They have talked of nothing else. One of them has told her mother that she wants to be "a Tom". Thank you all so much. Thank-you cards attached, I scanned the best ones.`,
        {
          cc: ['tom'],
          attach: [{ kind: 'png', name: 'thank-you-cards.png', width: 180, height: 120, colour: [240, 200, 80] }],
        },
      ],
    ],
  },
  {
    ...school,
    subject: 'Who should the school kitchen ask?',
    start: ago(123, '11:45'),
    lines: [
      [
        'paul',
        '',
        `Dear all,
        Our school kitchen has had the same flour since the Ark, and our cook, Mrs Dunne, is too polite to ask for another. May I put her in touch? It would be about 40 kg a week in term.`,
      ],
      [
        'tom',
        '2h',
        "Please do, Paul. Tell Mrs Dunne that I'll come to her, on a day when she isn't serving two hundred lunches, and bring four sorts to try.",
      ],
      ['paul', '20m', 'She went pink with pleasure. Thank you, Tom.'],
    ],
  },
  {
    ...school,
    subject: 'The aprons are coming back',
    start: workday(12, '15:50'),
    lines: [
      [
        'paul',
        '',
        `Dear Priya,
        Twenty-six aprons, washed (by me, on a Sunday, please admire). One has a new pocket that nobody will explain. The morning at Mrs Chen's started badly and ended as the best day of the term, so please don't be too hard on your driver.`,
      ],
      [
        'priya',
        '17h',
        `Dear Paul, I do admire it. Nobody is being hard on anyone: we were the ones without a list. I'm so glad that the children had their day.`,
      ],
      ['paul', '6h', 'They did. Thanks again, Priya.'],
    ],
  },
  {
    with: 'paul',
    via: 'tom',
    subject: 'Flour for the year',
    start: workday(8, '12:20'),
    lines: [
      [
        'paul',
        '',
        `Dear Tom, Mrs Dunne has made up her mind: the second sort. The bursar now asks, could you quote for the year? Thirty-nine school weeks, 40 kg a week, delivered before eight. She says that she has £3,900 and a hard heart.`,
      ],
      [
        'tom',
        '1d 10:40',
        `Dear Paul,
        Here it is, and it comes in under her figure by enough for Mrs Dunne to have a cake. The price is held until next July, and it's signed by Anna so that the bursar can frighten somebody with it.`,
        {
          attach: [
            {
              kind: 'pdf',
              name: "Quote St Anne's.pdf",
              title: "Quote: St Anne's kitchen",
              lines: [
                '39 weeks, 40 kg a week',
                'Plain and wholemeal as ordered',
                'Total for the year: GBP 3,744.00',
                'Held until 31 July',
              ],
            },
          ],
        },
      ],
      [
        'paul',
        '5h',
        'The heart has softened by one degree. The governors meet next week, and I will write when they have.',
      ],
      ['tom', '50m', "Good luck with the governors, Paul. I'll keep the price warm."],
    ],
  },
  {
    with: 'ines',
    via: 'shop',
    subject: 'Starter set for a very small bakery',
    start: workday(3, '14:21'),
    lines: [
      [
        'ines',
        '',
        `Good afternoon,
        my name is Ines Duarte, I am from Setúbal and since September I live in Leeds. I will open a stall with pastéis de nata, Thursday to Sunday, near the university. I have forty tins, one recipe from my aunt and no flour.
        Do you make a starter set for somebody who begins? I was thinking of around £1,200 for flour, sugar, butter and the small machines. And can one pay in two parts?`,
      ],
      [
        'shop',
        '14m',
        `Dear Ines,
        Welcome to Leeds, and to the best street in it for pastry. Yes to all of it: we can put a starter set together for about that, and you can pay half now and half after your first month. Come in on any morning, and bring the aunt's recipe (we won't look).`,
      ],
    ],
  },
]
