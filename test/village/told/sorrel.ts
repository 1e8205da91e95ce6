// Café Sorrel in York: every week for more than half a year, then a price letter, then nothing.
import { ago, workday } from '../calendar.ts'
import type { Rhythm, Thread } from '../thread.ts'

const cafe = { with: 'jess', via: 'tom' } as const

export const sorrel: Thread[] = [
  {
    ...cafe,
    subject: 'Hello from a very small café',
    start: ago(286, '20:15'),
    lines: [
      [
        'jess',
        '',
        `Hi! I'm Jess, my brother Finn and I have just taken over Café Sorrel on Fossgate. Eleven tables, one oven, no idea. Nadia at the Copper Kettle in Otley says you're the people to ask and that you don't mind stupid questions.
        Stupid question one: do you deliver to York? Two: what flour for scones?`,
        { cc: ['finn'] },
      ],
      [
        'tom',
        '13h',
        `Hello Jess and Finn, and congratulations!
        One: yes, the York van runs on Tuesdays, and there's no minimum for the first three months. Two: a soft plain flour with a bit of baking powder of your own; self-raising is for people who don't trust themselves. There's no question three too stupid. What would you like first?`,
      ],
      [
        'jess',
        '9h',
        'Amazing. Could we have 4 plain, 2 strong, a caster and a box of vanilla? And question three: how do you stop scones leaning?',
      ],
      [
        'tom',
        '11h',
        "All on for {day 2}. For the leaning: cut straight down, don't twist the cutter, and turn each one over on to the tray. My gran again.",
      ],
      ['finn', '6d 16:20', 'THEY STAND UP. Thank you. Finn', { cc: ['jess'], phone: true }],
    ],
  },
  {
    ...cafe,
    subject: 'Could we pay a week later?',
    start: ago(228, '21:40'),
    lines: [
      [
        'jess',
        '',
        "Tom, I hate asking this. The coffee machine died and the new one was four thousand pounds. Could we pay this month's on the 15th and not the 1st? It'll be once, I promise.",
      ],
      [
        'tom',
        '12h',
        "Of course. I've moved it to the 15th and told the computer to be polite. Don't lie awake over it.",
      ],
      ['jess', '2h', 'You have no idea how much that helps. Thank you x', { phone: true }],
      ['jess', '14d 09:12', 'Paid this morning, on the day. I keep my promises. Thanks again for being nice about it.'],
    ],
  },
  {
    ...cafe,
    subject: "Finn's knee, and a driver",
    start: ago(121, '10:02'),
    lines: [
      [
        'finn',
        '',
        "Hi Tom, Finn here. I've done my knee at five-a-side and can't lift sacks for six weeks. Could Joe bring them through to the back store rather than leave them at the door? I'll make him a flat white that'll change his life.",
      ],
      [
        'tom',
        '2h',
        "Joe says yes before I'd finished the sentence. Mind that knee: stairs one at a time, bad leg first going down.",
        { cc: ['jess'] },
      ],
      ['finn', '1d 11:30', 'Cheers mate, he did and it was perfect. Thanks'],
    ],
  },
  {
    ...cafe,
    subject: 'Our prices from the first of next month',
    start: ago(68, '11:20'),
    lines: [
      [
        'tom',
        '',
        `Dear Jess and Finn,
        I'd sooner tell you this over a scone, but the van's gone. Wheat has gone up twice this year, and we can't swallow it a second time. From 1 {month 1} the plain goes from £10.90 to £11.85, the strong from £11.40 to £12.20, and the York delivery, which has been free to you, becomes £6 under £150.
        I know that delivery is the bit that will sting. If it does, talk to me: there are ways of ordering every fortnight that bring it to nothing. The new list is attached.`,
        {
          cc: ['finn', 'shop'],
          relayed: true,
          attach: [
            {
              kind: 'pdf',
              name: 'Prices from 1 {month 1}.pdf',
              title: 'Prices from 1 {month 1} {year}',
              lines: [
                'Plain flour 16 kg: 11.85',
                'Strong white 16 kg: 12.20',
                'Stoneground 16 kg: 13.60',
                'Caster sugar 25 kg: 24.90',
                'York delivery under GBP 150: 6.00',
              ],
            },
          ],
        },
      ],
    ],
  },
  {
    ...cafe,
    subject: 'A word from the shop',
    start: workday(31, '10:14'),
    lines: [
      [
        'tom',
        '',
        `Hello Jess,
        We haven't seen you on the Tuesday list for a bit, and the van looks odd without you. If it was the letter, I understand, and I'd rather hear it than guess. And if it's the knee or the machine again, the offer of help stands. Shall I ring you one afternoon when it's quiet?`,
      ],
    ],
  },
  {
    ...cafe,
    subject: 'Still thinking of you on Fossgate',
    start: ago(20, '09:31'),
    lines: [
      [
        'priya',
        '',
        `Dear Jess,
        I was in York on my day off and walked past. You had a queue to the door, which cheered me up no end, so I didn't come in and bother you. Just to say that there is no account to settle and no hard feelings, and that if you would like to talk to someone who isn't Tom, here I am.`,
      ],
    ],
  },
]

export const sorrelOrders: Rhythm = {
  with: 'jess',
  via: 'tom',
  answeredBy: 'tom',
  every: 7,
  since: 71,
  between: ['15:30', '20:50'],
  subjects: [
    'Sorrel order',
    'order for tuesday',
    'Café Sorrel order',
    'This week',
    'Order please!',
    'Scone emergency (not really)',
  ],
  said: [
    [
      '4 plain, 2 strong, 1 caster please. We sold out of everything by two o’clock on Saturday and I had a small cry in the walk-in.',
      'Happy tears, I trust. 4, 2, 1 for Tuesday.',
    ],
    [
      '5 plain this time! 2 strong. Do you do clotted cream or is that a different grown-up?',
      'Different grown-up: ring Wensley Dairies and say Tom sent you. 5 and 2 on Tuesday.',
      'Ringing now. Thank you!',
    ],
    [
      'Same, plus a box of greaseproof. Finn used the last sheet as a poster.',
      'Same plus greaseproof. Was it a good poster?',
      'It says SCONES with an arrow. The arrow points at the toilet.',
    ],
    [
      'We got a review!! "Scones that stand up for themselves." 5 plain 2 strong 1 caster.',
      "I've pinned it up over the desk. 5, 2, 1, Tuesday.",
    ],
    [
      '5 plain 2 strong. Someone asked for gluten free and I hid in the kitchen. Help?',
      "Ruth at Adler's in Leeds knows more about it than the mill does. I'll ask if she minds a call. 5 and 2 are on.",
    ],
    ['Ruth was so kind, we spoke for an hour. 5 plain, 2 strong, 1 caster.', 'She said the same of you. 5, 2, 1.'],
    ['Quiet week, race week everybody is at the races. 3 plain, 1 strong.', "3 and 1. They'll be hungry on Sunday."],
    ['They were hungry on Sunday. 6 plain please!!', 'Six! Tuesday, first drop in York.'],
    [
      '4 plain, 2 strong, 1 caster, and have you any of those nice brown bags with handles?',
      "Bags in two sizes, £14 the hundred. I'll put in ten of each to try, no charge.",
      'The small ones are perfect, thank you. Will order properly.',
    ],
    ['100 small bags, 5 plain, 2 strong.', 'Bags and 5 and 2. Tuesday.'],
    [
      '5 plain, 2 strong, 1 caster. My mum came and cleaned the whole café while telling me that it was lovely.',
      'Mums. 5, 2, 1 for Tuesday.',
    ],
    [
      'As last week, with 1 kg desiccated coconut. There is going to be a tart.',
      'As last week and coconut. I expect a full report on the tart.',
      'Report: tart good. Customers: loud. Thanks Tom',
    ],
    [
      '5/2/1 please and I am sorry that it is so late, we only just sat down.',
      'Late is fine, it goes straight to the list. 5/2/1. Put your feet up.',
    ],
    [
      '5 plain 3 strong. Finn is doing focaccia now and wants to be called Fabrizio.',
      'My compliments to Fabrizio. 5 and 3.',
    ],
    ['Could we do 4 plain 3 strong 1 caster 1 semolina? Fabrizio says semolina.', 'Fabrizio is right. 4, 3, 1, 1.'],
    [
      '5 plain 2 strong 1 caster. A hen party ordered forty scones for Saturday, so maybe 7 plain?',
      "Seven it is. If the hens cancel, I'll take two back.",
      'The hens did not cancel. The hens were magnificent. Thank you x',
    ],
    ['5/2/1. There was a mouse. There is no longer a mouse. We do not speak of it.', 'Spoken of no further. 5/2/1.'],
    [
      'Hi Tom, 6 plain, 2 strong, 1 caster. The students are back and they live on cheese scones.',
      '6/2/1. They will inherit the earth.',
    ],
    [
      'Could the van come before 10? The street shuts to cars now and Joe had to carry it from the Walmgate end.',
      'Before ten from now on, and Joe thanks you on behalf of his back. Same order?',
      'Same order yes please, 6/2/1. Thank you both.',
    ],
    ['6 plain 1 strong 1 caster. Fabrizio has retired.', 'A loss to the art. 6/1/1.'],
    ['5 plain 2 strong (Fabrizio is out of retirement).', 'I knew it. 5 and 2.'],
    [
      '5/2/1. What is the difference between your bicarb and the one in the shops? Ours is £1.10.',
      "The label, mostly. Buy the shop's, I won't be hurt. 5/2/1.",
      'This is why we like you.',
    ],
    [
      'We are on holiday next week (first one since we opened!!) so nothing until the Tuesday after. Then 5/2/1.',
      'Go somewhere without scones. 5/2/1 for the Tuesday after.',
    ],
    ['Back, brown, broke. 5/2/1 please.', 'Welcome home. 5/2/1.'],
    ['4/2/1. Bit slow this week, it rained sideways.', '4/2/1. It rained sideways here too, and once upwards.'],
    [
      '4/2/1. A man asked if our flour was local and I got to say YES, from Ilkley. He bought six.',
      'Geoff at the mill will be insufferable when I tell him. 4/2/1.',
    ],
    [
      '4 plain 2 strong please. New place opened opposite with neon in the window, but we are not worried. (We are worried.)',
      "Neon doesn't stand up for itself. 4 and 2. Shout if there's anything we can do.",
    ],
    ['3/2. Counting every penny just now, sorry it is so small.', 'Small is fine, never be sorry. 3/2.'],
    ['3 plain 1 strong. Thank you for always being nice about it.', '3 and 1 for Tuesday, Jess. Always.'],
  ],
  seasonal: {
    1: ['York is under a foot of river again, but not us.', 'Do customers come back in January? Asking for a café.'],
    2: ['Viking festival! Beards everywhere, all of them hungry.', 'Heart biscuits. I am so tired of hearts.'],
    3: ['First table outside today. One brave lady in a coat.'],
    4: ['Easter was bonkers, thank you for the extra drop.', 'Simnel cakes next year, remind me.'],
    5: ['The blossom on the walls is out, and so are the tour groups.'],
    6: ['Strawberry season, I smell of jam.', 'It is 29 degrees and people are still ordering soup.'],
    7: ['So many tourists that I dream in queue.', 'Ice cream is beating scones and I take it personally.'],
    8: ['Half term, no, summer holidays, whatever it is there are prams to the ceiling.'],
    9: ['Autumn menu is up, plum everything.'],
    10: ['Ghost walks every night, so we stay open late for the frightened.'],
    11: ['Fairy lights are up, far too early, no regrets.', 'St Nicholas Fair begins soon, pray for us.'],
    12: ['Mince pie scones. It should not work and it does.', 'Merry nearly Christmas!'],
  },
}
