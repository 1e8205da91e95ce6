// Hilary Cobb, who orders candles with the quarter days, and Ruth Alder of the allotments, who is not Ruth Adler.
import { ago } from '../calendar.ts'
import type { Rhythm, Thread } from '../thread.ts'

export const candles: Rhythm = {
  with: 'hilary',
  via: 'shop',
  answeredBy: 'shop',
  every: 91,
  since: 80,
  between: ['18:10', '20:40'],
  subjects: ["St Oswald's candles", 'Quarterly candles', 'Candles', "Candles for St Oswald's"],
  said: [
    [
      "Two boxes of the six-inch altar candles, one of votives, please, and two bottles of the grape juice for the children's table. I believe that you supplied my predecessor, Mr Thwaite, who kept no records but spoke of you warmly.",
      'We did, and we miss him. Two altar, one votive, two juice, all here for you from {day 2}. He always had a quarter of humbugs as well, on the parish. Shall we let that lapse?',
      'The humbugs may lapse with honour. Thank you.',
    ],
    [
      'Our quarter again. Two altar, two votives. The votives go faster than one would wish, it has been a hard year in the village.',
      'Two and two, Hilary, and the second box of votives is from us.',
    ],
    [
      'Two altar, two votives, and twelve tapers with drip guards; last time young Oliver set fire to a treble.',
      'Tapers with drip guards, a dozen, and our sympathies to the treble.',
      'Only his fringe. Thank you all.',
    ],
    [
      'Two altar, one votive. May we have an invoice made out to the PCC and not to me? I am audited by a retired bank manager.',
      "It's made out to the PCC, in triplicate, with our respects to the bank manager.",
      'He was very nearly pleased. Thank you.',
    ],
    [
      'Two altar, two votives, one paschal as per the attached page, if that is a thing you can get.',
      'It is: three feet tall, beeswax, the transfer for the year included. Two weeks. The rest is ready when you are.',
    ],
    [
      'Two altar, two votives. The paschal was splendid, and the bell-ringers have asked whether you stock ear plugs.',
      'We do, £3 for ten, and they work on sermons too. Forgive us.',
      'Forgiven, and quoted from the pulpit. Many thanks.',
    ],
    [
      'Two altar, two votives, one box tea lights for the remembrance trees. You need not hurry, I am early this quarter.',
      "All ready for you, early or late. The tea lights are in the nicer tin, because it's for the trees.",
    ],
    [
      'Our quarter day again: two altar, three votives, and the grape juice please. The roof appeal has reached the weathercock.',
      'Two, three and juice, all here from {day 2}. Up the weathercock!',
      'Thank you. I shall tell him.',
    ],
  ],
  seasonal: {},
}

const plot = { with: 'alder', via: 'shop' } as const

export const allotment: Thread[] = [
  {
    ...plot,
    subject: 'Hen feed and seed potatoes for the society',
    start: ago(645, '18:25'),
    lines: [
      [
        'alder',
        '',
        `Hello! I'm the new secretary of the Roundhay Allotment Society, 64 plots, 11 hens, one feud. Could the society have an account? We'd want layers' pellets each month, seed potatoes in spring, and string, always string.`,
      ],
      [
        'shop',
        '14h',
        "Account opened, Ruth, under the society's name. Pellets on the first of the month, potatoes when the ground's fit, and the string's by the till. We won't ask about the feud.",
      ],
      ['alder', '3h', "It's about a shed. Thank you!"],
    ],
  },
  {
    ...plot,
    subject: 'Pellets, and a scarecrow',
    start: ago(418, '17:50'),
    lines: [
      [
        'alder',
        '',
        'Three sacks this month, please, the hens have a guest. Also, have you any old flour sacks? The scarecrow is going as a miller for the open day.',
      ],
      [
        'shop',
        '15h',
        'Three sacks for {day 2}, and six old flour sacks with the good lettering on. Send us a picture of him.',
      ],
      [
        'alder',
        '9d 12:30',
        'He won second prize. First prize was a real person, who had only stopped for a rest. Thank you!',
        { attach: [{ kind: 'png', name: 'miller.png', width: 120, height: 150, colour: [160, 140, 90] }] },
      ],
    ],
  },
  {
    ...plot,
    subject: 'Open day teas',
    start: ago(170, '19:10'),
    lines: [
      [
        'alder',
        '',
        "Could you do us 200 scones' worth of flour at cost for the open day? It is for the water butts. I have asked the other Ruth for her honey cake recipe, and she has said that it dies with her.",
      ],
      [
        'tom',
        '15h',
        'At cost, with pleasure: 1 sack plain, 1 bag caster, £31. The other Ruth said the same to me, and I asked on my knees.',
      ],
      ['alder', '2h', 'Then I feel better. Thanks so much, Tom.'],
    ],
  },
  {
    ...plot,
    subject: 'Two sacks and some batteries',
    start: ago(31, '17:35'),
    lines: [
      [
        'alder',
        '',
        'Two sacks of pellets, and eight D batteries for the hen house lamp. The fox has learnt what time it gets dark.',
      ],
      ['shop', '15h', 'Both here for you from {day 1}. May the fox be disappointed.'],
      ['alder', '4d 18:20', 'He was! Thank you.'],
    ],
  },
]
