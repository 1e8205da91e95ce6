// Ruth Adler of Adler's Deli: a careful buyer, a gluten-free mill, and a namesake with an allotment.
import { ago, last } from '../calendar.ts'
import type { Rhythm, Thread } from '../thread.ts'

const deli = { with: 'ruth', via: 'priya' } as const

export const adler: Thread[] = [
  {
    ...deli,
    subject: 'Certificates, please',
    start: ago(705, '13:15'),
    lines: [
      [
        'ruth',
        '',
        `To whom it may concern,
        Before I order anything I should like to see (1) the allergen statement for your rye and spelt, (2) the kosher certificate for the margarine, (3) the name of a person I can hold responsible. I don't mean that unkindly. I have customers who become very ill.`,
      ],
      [
        'priya',
        '3h',
        `Dear Mrs Adler,
        I don't take it unkindly at all, I wish everyone asked. One and two are attached. Three is me: Priya Nair, 0113 496 0117. If anything changes at the mill I'll tell you before it leaves our door, not after.`,
        {
          attach: [
            {
              kind: 'pdf',
              name: 'Allergen statement rye spelt.pdf',
              title: 'Allergen statement',
              lines: [
                'Dark rye: contains gluten. Line shared with wheat.',
                'Spelt: contains gluten. Line shared with wheat, rye.',
                'No sesame, soya, milk or nuts on site.',
              ],
            },
            {
              kind: 'pdf',
              name: 'Kosher certificate margarine.pdf',
              title: 'Certificate',
              lines: ['Margarine, unsalted, 10 kg', 'Parev. Leeds Beth Din supervision.'],
            },
          ],
        },
      ],
      [
        'ruth',
        '1d 14:02',
        `Thank you. That's the first time that anyone has answered all three questions in one letter. I will begin with four rye, two spelt and two boxes of the margarine.`,
      ],
      ['priya', '2h', 'With you on {day 2}, Mrs Adler, and welcome.'],
    ],
  },
  {
    ...deli,
    subject: 'Passover',
    start: last('03-02', '12:40', 0),
    lines: [
      [
        'ruth',
        '',
        `Dear Priya, I close the week before Passover, and clear every crumb out of the shop. Could you stop the monthly flour for one month, and send instead 20 kg of potato starch and 15 kg of ground almonds, sealed, with the certificate for each? My mother is eighty-nine and still inspects the shelves with a torch.`,
      ],
      [
        'priya',
        '3h',
        `Dear Ruth,
        The flour's stopped for the month, and it starts again by itself the month after. Starch and almonds come sealed and certified on {day 6}. Please tell your mother that I've checked the seals with a torch too.`,
      ],
      ['ruth', '1h', 'She approves of you. Thank you.'],
    ],
  },
  {
    ...deli,
    subject: 'Chicken pellets???',
    start: ago(262, '09:52'),
    lines: [
      [
        'ruth',
        '',
        `Priya, I have taken delivery of two sacks of layers' pellets and a net of seed potatoes. The note says "R. Alder". I am R. Adler. I have a delicatessen and no hens.
        Somewhere in Roundhay there is a woman trying to feed chickens on my spelt.`,
      ],
      [
        'priya',
        '15m',
        `Oh Ruth, I'm so sorry. She is Ruth Alder, with the e before the r, of the allotment society, and I put one letter in the wrong place. Joe is turning round as I type. You'll have your spelt by two.`,
        { cc: ['alder'] },
      ],
      [
        'alder',
        '2h',
        `Ruth Alder here! The hens were very interested in the spelt, but we stopped them. How do you do, other Ruth. If you ever want an actual egg, I have too many.`,
        { to: ['ruth'], cc: ['priya'] },
      ],
      [
        'ruth',
        '1h',
        `How do you do. I should like two dozen eggs a week, if they are as fresh as I think. Priya, all is forgiven, it has turned out rather well. Thank you.`,
        { to: ['priya'], cc: ['alder'] },
      ],
    ],
  },
  {
    ...deli,
    subject: 'A mill of our own',
    start: ago(97, '13:44'),
    lines: [
      [
        'ruth',
        '',
        `Dear Priya, dear Tom,
        I have three customers with coeliac children, and I'm tired of selling them bread that tastes of apology. I want to mill my own: rice, buckwheat, teff, on a machine that has never met wheat. Is there a small mill for that, what does it cost, and would you sell me the grain?`,
        { cc: ['tom'] },
      ],
      [
        'tom',
        '21h',
        `Dear Ruth,
        There is: a stone mill about the size of a filing cabinet, £6,100 with the sieve, made in the Tyrol. We'd bring the grain in sealed from a gluten-free house, so it never comes near our own store. I've attached the sheet. I'd like you to see one working before you spend a penny, and there's one in Sheffield.`,
        {
          cc: ['priya'],
          attach: [
            {
              kind: 'pdf',
              name: 'Stone mill data sheet.pdf',
              title: 'Stone mill, 25 cm',
              lines: [
                'Output: 18 kg an hour',
                'Power: 1.1 kW, single phase',
                'Price with sieve: GBP 6,100',
                'Warranty: 12 years on the stones',
              ],
            },
          ],
        },
      ],
      [
        'ruth',
        '6d 10:20',
        `Sheffield was most convincing. The man there cried when he talked about buckwheat. I will have it, subject to my accountant, who doesn't cry.`,
      ],
      ['ruth', '2d 12:50', 'While he thinks: is it loud? There is a dentist upstairs, and we are on good terms.'],
      [
        'tom',
        '1h',
        'About like a coffee grinder that means it, Ruth. Sam can put it on rubber feet for £40, and your dentist will be louder than you are.',
      ],
      ['ruth', '7d 15:15', 'The accountant has given in. Please order it.'],
      [
        'tom',
        '2h',
        `Ordered, Ruth. Ten weeks from the Tyrol; I'll send you the date as soon as they tell me and not a day later.`,
      ],
      ['ruth', '1h', 'Splendid. Thank you, Tom.'],
    ],
  },
  {
    ...deli,
    subject: 'Prices from next month',
    start: ago(77, '11:05'),
    lines: [
      [
        'priya',
        '',
        `Dear Ruth,
        You like to be told things early and plainly. From 1 {month 1} the rye goes up by 80p a sack and the spelt by £1.10. The margarine stays where it is. The mill put us up by more than that, and we're carrying the rest. If it upsets your sums, ring me before it starts and not after.`,
      ],
    ],
  },
  {
    ...deli,
    subject: 'Mill delivery date',
    start: ago(13, '10:05'),
    lines: [
      [
        'tom',
        '',
        `Dear Ruth, as I promised: it has left the Tyrol, and it'll be with you in the week of {date 15}. Sam Okafor will run the cable.`,
        { cc: ['priya', 'shop'], relayed: true },
      ],
      [
        'ruth',
        '4h',
        'I have cleared the corner and measured the door, and told my mother, who has told everyone. Thank you Tom.',
      ],
    ],
  },
  {
    ...deli,
    subject: 'Is the gluten-free line milled separately?',
    start: ago(2, '16:10'),
    lines: [
      [
        'ruth',
        '',
        `Dear Priya,
        One thing before the mill comes, please. The ready-milled gluten-free flour that you sell in the meantime: is that line milled separately, on its own stones and in its own room, or only cleaned down in between? I have told one of the mothers that I would find out before the weekend, and I won't guess.`,
      ],
    ],
    waiting: true,
  },
]

export const adlerOrders: Rhythm = {
  with: 'ruth',
  via: 'priya',
  answeredBy: 'priya',
  every: 35,
  since: 34,
  between: ['12:10', '15:40'],
  rests: 6,
  subjects: ["Adler's, monthly order", 'Monthly order', 'Rye and spelt', "Adler's order for {month}"],
  said: [
    [
      'Four dark rye, two spelt, two margarine, please. I should be grateful if the rye were not the bag on the bottom of the pile.',
      'Four rye from the top of the pile, two spelt, two margarine, {day 3}.',
    ],
    [
      'As last month. The caraway too, 2 kg. I notice that the best-before dates were good. I do look.',
      'As last month, and caraway. I know you look. So do I, now.',
      'Good. Thank you.',
    ],
    [
      'Four rye, three spelt. A nephew has become a vegetarian and the whole family must eat spelt in sympathy.',
      'Four and three, in full sympathy, {day 3}.',
    ],
    [
      'Four rye, two spelt, two margarine, and could you tell me whether the new oil is pressed or solvent? It matters to me.',
      'It matters to me too, so I asked: cold pressed, in Kent, letter enclosed with the delivery. Four, two, two.',
      'Then I shall take twelve bottles. Thank you for asking.',
    ],
    [
      'Five rye. We are catering a bar mitzvah, for which I apologise to your driver in advance.',
      'Five rye, and mazel tov. Joe has been apologised to.',
    ],
    ['The usual, less the margarine.', 'Four rye, two spelt, no margarine, {day 3}.'],
    [
      'The usual. The invoice is out by £3.20 in my favour. I enclose a postal order, as I cannot bear it.',
      "You're the only customer who has ever done that. It's in Anna's drawer, she keeps it to show people. The usual, {day 3}.",
    ],
    [
      'Four rye, two spelt, two margarine, 5 kg blue poppy seed, whole.',
      'All five lines for {day 3}. The poppy seed is this year’s crop.',
    ],
    [
      'Four rye, two spelt. The last spelt was a shade darker. Is it the same farm?',
      "Well spotted, it's the neighbouring farm, the same variety. Shall I keep you on the old one? There's enough until the new crop.",
      'The old one, if you please. Thank you.',
    ],
    [
      'As ever: four, two, two. My assistant Miriam has left to have twins, so if I write oddly it is because I am alone.',
      'As ever, for {day 3}. All our good wishes to Miriam. Both of them! Ring if I can help with anything at this end.',
    ],
    [
      'Four, two, two. Miriam had a boy and a girl, at eleven at night. I have knitted nothing as yet.',
      'Oh, wonderful. Four, two, two, and a small parcel for Miriam is on top of the rye.',
      'She wept. So did I. Thank you, Priya.',
    ],
    ['Four rye, one spelt, two margarine. I still have spelt.', 'Four, one, two, {day 3}.'],
    [
      'As ever. Jess from York rang me about gluten. What a nice girl, and what a lot she does not know.',
      'Thank you for being so generous with her, Ruth, she rang us walking on air. As ever, {day 3}.',
    ],
    [
      'Four, two, two and a price for 500 kg of rice grain, whole, from a gluten-free house. I am only wondering.',
      'Four, two, two. For the rice: £1.34 a kilo, sealed. I like it when you only wonder.',
      'Thank you. I wonder on.',
    ],
    [
      'As ever, but two days early if you can, I am away for a wedding in Gateshead.',
      'Two days early it is, with the rest as ever. Dance a lot.',
    ],
    ['The wedding was long and the food was dry. Four, two, two.', 'Ours never will be. Four, two, two, {day 3}.'],
    [
      'As ever. Thank you for the note about the price, it was clear and it came in time. I am used to neither.',
      "That's the kindest thing anyone has said about a price rise. As ever for {day 3}.",
    ],
    [
      'Four rye, three spelt, two margarine, and two of the ready-milled gluten-free, until the mill comes.',
      'Four, three, two, and two gluten-free in their own sealed box, carried separately, {day 3}.',
      'Separately. You think of everything. Thank you.',
    ],
  ],
  seasonal: {
    9: ['Please add six jars of the heather honey for the New Year. Ours, that is, not yours.'],
    12: ['And 5 kg of the fine sugar, it is doughnuts for eight nights.'],
  },
}
