// Derek and Maureen Pickles of Guiseley share one address and no opinions; Bex bakes cakes and haggles with hearts.
import { ago, last } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const couple = { with: 'derek', via: 'shop' } as const
const cakes = { with: 'bex', via: 'shop' } as const

export const pickles: Thread[] = [
  {
    ...couple,
    subject: 'Query re: bread flour, small quantity',
    start: ago(640, '10:05'),
    lines: [
      [
        'derek',
        '',
        `Dear Sirs,
        I have been given a bread machine on my retirement from the Water Board. Do you supply the public? I require 3 kg of strong white flour per week and have calculated that a 16 kg sack would last 5.33 weeks.`,
      ],
      [
        'shop',
        '2h',
        `Dear Mr Pickles,
        We do, and we are delighted by the third of a week. A sack is £11.40 from the counter. It keeps for months if it's dry, so no need to eat against the clock.`,
      ],
      ['derek', '1d 10:30', 'Most satisfactory. I shall attend on Saturday at 0900. Thank you.'],
    ],
  },
  {
    ...couple,
    subject: 'Our Derek and the bread',
    start: ago(603, '14:15'),
    lines: [
      [
        'maureen',
        '',
        `Hello loves, Maureen Pickles here, on Derek's computer while he's at the allotment. Could you please sell him less flour? We've had a loaf a day for five weeks, and I have bread in the airing cupboard. If he asks for a second sack say there's a shortage.`,
      ],
      [
        'shop',
        '1h',
        `Dear Maureen,
        We don't like to fib to a Water Board man, but we'll tell him that the next sack is better if he waits a fortnight. That's even true.`,
      ],
      ['maureen', '3h', 'You are angels. Ta very much.'],
    ],
  },
  {
    ...couple,
    subject: 'Torch, D cell',
    tells: true,
    start: last('01-20', '09:45', 0),
    lines: [
      [
        'derek',
        '',
        'With reference to the forecast: please reserve for me 8 D cells, 1 box of candles, 2 boxes of matches (safety). I was on the emergency desk in 1987 and I know what is coming.',
      ],
      ['shop', '30m', "Reserved in your name, Mr Pickles. We've told the others to listen to you."],
      [
        'derek',
        '4d 11:20',
        `> Reserved in your name, Mr Pickles.
        Collected, thank you.
        > We've told the others to listen to you.
        As well they might. The power was off from 0312 to 0740. We had light, soup and cribbage throughout.
        Thank you for your service.`,
        { bare: true },
      ],
    ],
  },
  {
    ...couple,
    subject: 'Ruby wedding',
    start: ago(327, '13:30'),
    lines: [
      [
        'maureen',
        '',
        `It's our fortieth on {date 23}, and I want to bake him a cake that he doesn't know about, which is not easy in a bungalow. Could I have 2 kg of your nice plain, 1 kg muscovado, and glacé cherries, and could you NOT put it on the bill he sees? I'll pay cash.`,
      ],
      [
        'priya',
        '2h',
        `Dear Maureen, it's all in a hat box behind the counter, marked "Parish Magazine". Happy ruby wedding, whenever it turns out to be.`,
      ],
      [
        'maureen',
        '25d 16:10',
        `He cried. Forty years, and I have never seen that man cry, not even at the cricket. Thank you my love xx`,
      ],
      ['derek', '1d 09:00', 'I am informed that thanks are due to a Miss Nair in the matter of a hat box. Thank you.'],
    ],
  },
  {
    ...couple,
    subject: 'Yeast: a complaint, but a civil one',
    start: ago(208, '10:50'),
    lines: [
      [
        'derek',
        '',
        'The dried yeast bought on Saturday last is inert. I attach a table of three trials at 20, 25 and 30 degrees, each with a control.',
        {
          attach: [
            {
              kind: 'csv',
              name: 'yeast-trials.csv',
              rows: [
                ['Trial', 'Water C', 'Rise mm after 60 min', 'Control mm'],
                [1, 20, 2, 31],
                [2, 25, 3, 44],
                [3, 30, 2, 52],
              ],
            },
          ],
        },
      ],
      [
        'priya',
        '1h',
        `Dear Mr Pickles,
        That's the best complaint we've ever had. You are right: the whole box was dead. We've taken it off the shelf, told the maker, and sent them your table. Two new tins are waiting for you, free.`,
      ],
      ['derek', '1d 09:20', 'Handsomely done. Trial 4, new tin: 55 mm. Thank you.'],
    ],
  },
  {
    ...couple,
    subject: 'Wholemeal, and grandson',
    start: ago(74, '11:15'),
    lines: [
      [
        'derek',
        '',
        'Please put by 1 sack wholemeal. My grandson Toby (6) comes to us on Wednesdays now as our daughter has gone back to nursing, and he has views on white bread.',
      ],
      ['shop', '1h', "One wholemeal is by. Bring Toby, there's a stool he can stand on to see the scales."],
      ['derek', '6d 11:45', 'Brought. Weighed: 21.4 kg (Toby, not the flour). Thank you.'],
    ],
  },
  {
    ...couple,
    subject: 'Are you open on {day 2}?',
    tells: true,
    start: ago(17, '15:00'),
    lines: [
      [
        'maureen',
        '',
        'Are you open {day 2} till the usual time, love? He wants his sack and I want an hour to myself.',
      ],
      ['shop', '20m', 'Open as usual, Maureen. We can keep him talking for two if you like.'],
      ['maureen', '15m', 'TWO. Bless you. Thank you.'],
    ],
  },
]

export const bex: Thread[] = [
  {
    ...cakes,
    subject: 'Hiya! small cake business 🎂',
    start: ago(452, '22:15'),
    lines: [
      [
        'bex',
        '',
        'Hiya!! I do celebration cakes from my kitchen in Beeston 🎂🎂 do you do trade prices for littluns like me? I get thru about 20 kg icing sugar a month and SO much butter 🙈',
      ],
      [
        'tom',
        '11h',
        "Hello Bex! Trade prices start at one of anything here. Icing sugar 10 kg £13.40, butter 10 kg £58.50, and the first time you collect there's a set of palette knives in it for you.",
      ],
      ['bex', '40m', 'omg 😍 saturday!! thank youuu'],
    ],
  },
  {
    ...cakes,
    subject: 'dinosaur emergency 🦕',
    start: ago(355, '06:40'),
    lines: [
      ['bex', '', 'HELP green fondant 5 kg by tonight?? the T rex has got a crack in his bum 🦖💔 party is tmrw at 11'],
      [
        'shop',
        '1h',
        'Five kilos of green are on the counter now. And a trick: a bit of vegetable fat on a warm knife closes a crack in any bum.',
      ],
      [
        'bex',
        '9h',
        'HE LIVES. you are magic, thank you 💚🦖',
        { attach: [{ kind: 'png', name: 'rex.png', width: 120, height: 90, colour: [70, 150, 80] }] },
      ],
    ],
  },
  {
    ...cakes,
    subject: 'cheeky question 🙃',
    start: ago(263, '21:30'),
    lines: [
      [
        'bex',
        '',
        'the cash and carry has icing sugar at 12.90... would u match it?? pretty please with a cherry on 🍒',
      ],
      ['tom', '11h', "12.90 on five bags or more, Bex, and I'll throw in the cherry."],
      ['bex', '1h', 'deal!! 5 bags saturday 🍒 ta xx'],
    ],
  },
  {
    ...cakes,
    subject: 'wedding!!! (not mine lol)',
    start: ago(141, '20:05'),
    lines: [
      [
        'bex',
        '',
        'first ever wedding cake 😭 4 tiers, 120 people, {date 19}. bride is vegan but her nan is NOT and is paying. what would you do',
      ],
      [
        'priya',
        '13h',
        "Two tiers of each, Bex, and nobody tells anybody. Our vegan block cuts in like butter; I'll put 2 kg aside for you to practise with. And dowels, buy proper dowels.",
      ],
      [
        'bex',
        '22d 10:15',
        'it stood up, nan had 3 slices of the VEGAN one and said it was proper butter 😂😂 thank you Priya I owe you everything xx',
      ],
    ],
  },
  {
    ...cakes,
    subject: 'new prices 😢',
    start: ago(61, '19:45'),
    lines: [
      ['bex', '', 'saw the letter on the door. how bad is it for me?? being brave'],
      [
        'tom',
        '13h',
        "Not bad: 35p on a bag of icing sugar, butter as before. I worked it out: about 11p a cake. Charge a pound more; yours are worth it, and I've been meaning to say so.",
      ],
      ['bex', '25m', 'ok that actually made me well up 🥹 thanks Tom'],
    ],
  },
  {
    ...cakes,
    subject: 'Saturday collect 🧁',
    start: ago(9, '20:20'),
    lines: [
      [
        'bex',
        '',
        '5 icing, 1 butter, 2 boards 14 inch, and is there such a thing as black sprinkles that dont turn your teeth black',
      ],
      [
        'shop',
        '11h',
        "There is: charcoal ones, £4.20 a tub. We tested them on Joe. All's on the shelf with your name on.",
      ],
      ['bex', '30m', 'poor Joe 😂 thank you xx'],
    ],
  },
]
