// Hotel Bellweather in Harrogate: a manager, a purchaser and a pastry chef.
import { ago, hours, workday } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const hotel = { with: 'eleanor', via: 'anna' } as const
const logo = {
  kind: 'png',
  name: 'bellweather-logo.png',
  width: 120,
  height: 48,
  colour: [38, 70, 83],
  inline: true,
} as const

export const bellweather: Thread[] = [
  {
    ...hotel,
    subject: 'Supplying the Bellweather',
    start: ago(712, '10:14'),
    lines: [
      [
        'eleanor',
        '',
        `Dear Ms Marsh,
        We are reviewing our suppliers, and three different people have now told me that your company answers the telephone. That is rarer than you might think.
        We are 62 rooms, two kitchens and a rather serious afternoon tea. Would you care to come over for one and talk about flour, sugar, dry goods and breakfast?`,
        { attach: [{ ...logo, colour: [38, 70, 83] }] },
      ],
      [
        'anna',
        '4h',
        `Dear Ms Finch,
        I would, and I'd be glad to. Thursday week at three? I'll bring Tom Reed, who knows the flour, and an appetite, which we share.`,
        { cc: ['tom'] },
      ],
      [
        'eleanor',
        '1d 09:12',
        'Thursday week at three it is. Ask for me at the desk and ignore the stuffed otter.',
        { cc: ['tom'] },
      ],
      [
        'anna',
        '10d 09:05',
        `Dear Eleanor,
        Thank you for the tea, the tour and the otter. Our proposal is attached: one delivery a week to begin with, one invoice a month, and one person, Tom, who answers for all of it. If something is wrong you ring him, and if he doesn't pick up you ring me.`,
        {
          attach: [
            {
              kind: 'pdf',
              name: 'Proposal Hotel Bellweather.pdf',
              title: 'Proposal for Hotel Bellweather',
              lines: [
                'Weekly delivery, Tuesdays before 9',
                'Monthly account, 30 days',
                'Prices held for twelve months',
                'Your contact: Tom Reed, 0113 496 0114',
              ],
            },
          ],
        },
      ],
      [
        'eleanor',
        '3d 15:40',
        `Dear Anna,
        We accept. Callum Fraser, our sous-chef, will send the orders for the time being. I look forward to telling a fourth person that you answer the telephone.`,
        { cc: ['tom', 'callum'] },
      ],
      ['anna', '1h', 'Thank you, Eleanor. We shall try to deserve it.'],
    ],
  },
  {
    with: 'giulia',
    via: 'tom',
    subject: 'Pistachios that taste of pistachio',
    start: ago(540, '16:25'),
    lines: [
      [
        'giulia',
        '',
        `Dear Tom,
        I am Giulia, new in the pastry here, from Bologna by way of Leeds station where I lost one suitcase. Eleanor says you can find anything. I need pistachio paste, pure, with no almond and no green paint. And 00 flour for sfoglia.`,
      ],
      [
        'tom',
        '1d 10:05',
        `Welcome to Yorkshire, Giulia, and I'm sorry about the suitcase.
        Pure pistachio paste: I've found a Sicilian one, one-kilo tins, £46, no paint. 00 flour is in stock. Shall I send one tin for you to try before you commit your reputation to it?`,
      ],
      ['giulia', '3h', 'One tin. If it is good I will cry and then order six.'],
      ['giulia', '6d 17:02', 'I cried. Six tins please. And the suitcase was found, in Carlisle.'],
      ['tom', '16h', 'Six tins are ordered, with you on Tuesday week. Delighted about Carlisle.'],
    ],
  },
  {
    ...hotel,
    subject: 'The Featherstonehaugh wedding',
    start: ago(488, '11:31'),
    lines: [
      [
        'eleanor',
        '',
        `Dear Anna,
        On Saturday fortnight we have a wedding for 240, and the mother of the bride has decided on a croquembouche "as tall as the groom". He is six foot four. Giulia has asked for 40 kg of sugar beyond the usual order and a stepladder. We have the stepladder.`,
        { cc: ['giulia'] },
      ],
      [
        'anna',
        '2h',
        `Dear Eleanor,
        Forty kilos of caster are set aside in your name, with a spare twenty in case he is still growing. It'll come on the Thursday, so that Giulia can sleep on the Wednesday.`,
      ],
      [
        'giulia',
        '13d 22:10',
        'It stood! Two metres and three! The groom put his hand on it and did not die. Grazie mille to everybody.',
        { cc: ['eleanor'], phone: true },
      ],
    ],
  },
  {
    ...hotel,
    subject: 'New menus, new arrangement',
    start: workday(76, '09:20'),
    lines: [
      [
        'eleanor',
        '',
        `Dear Anna,
        Marcus Webb, who joined us as head of purchasing when Callum left, would like a rather tidier arrangement with the new menus: a fixed list, a weekly order from him alone, and a review each quarter. He is very good with columns. Be kind to each other.`,
        { cc: ['marcus', 'tom'] },
      ],
      [
        'anna',
        '7d 09:30',
        `Dear Eleanor, dear Marcus,
        Columns are welcome here. The list as we hold it is attached. Tom will go through it with Marcus line by line, and I'd like to come to the reviews myself.`,
        {
          cc: ['marcus', 'tom'],
          attach: [
            {
              kind: 'csv',
              name: 'bellweather-list.csv',
              rows: [
                ['Item', 'Pack', 'Weekly', 'Price GBP'],
                ['Strong white', '16 kg', 12, 11.4],
                ['Plain flour', '16 kg', 8, 10.9],
                ['Caster sugar', '25 kg', 4, 23.5],
                ['Breakfast oats, "jumbo"', '12 kg', 3, 14.2],
                ['Vanilla paste', '6 x 500 g', 1, 88],
              ],
            },
          ],
        },
      ],
      [
        'marcus',
        '1d 08:41',
        'List received, two queries by separate mail. Review dates: second Thursday of each quarter, 14:30, my office. Regards',
        { cc: ['eleanor', 'tom'] },
      ],
      ['anna', '2h', 'In the diary, Marcus.'],
    ],
  },
  {
    with: 'giulia',
    via: 'tom',
    subject: 'Grade 4',
    start: ago(19, '11:26'),
    lines: [
      [
        'giulia',
        '',
        `Tom, I rang your mill to ask about the flour for the panettone, and they say grade 4 flour is out until {month 4}. {month 4}! I have promised two hundred panettoni. What do I do?`,
        { cc: ['marcus'] },
      ],
      [
        'tom',
        '3h',
        `Don't panic, Giulia. Geoff has put everyone on an allocation, but I'd seen it coming and have eleven sacks of the grade 4 in our own store. Eight of them have your name on as of five minutes ago. That's your two hundred, I think, with a bit for practice.`,
      ],
      ['giulia', '20m', 'I could kiss you. I will send a panettone instead. Thank you thank you.', { phone: true }],
    ],
  },
  {
    ...hotel,
    subject: 'Quarterly review',
    start: ago(15, '14:05'),
    lines: [
      [
        'eleanor',
        '',
        `Dear Anna,
        For the review I should like to raise three things: the two short deliveries, whether you could take over our tea and coffee as well, and a second mixer for the pastry kitchen (Giulia has a number in mind, about £11,000, and she has attached a drawing with hearts on it). Marcus has sent the invitation.`,
        {
          cc: ['marcus', 'tom'],
          attach: [
            {
              kind: 'ics',
              name: 'invite.ics',
              summary: 'Quarterly review, Reed and Marsh',
              location: 'Hotel Bellweather, Purchasing Office',
              inDays: 20,
              at: '14:30',
            },
            { kind: 'png', name: 'mixer-giulia.png', width: 160, height: 100, colour: [214, 120, 120] },
          ],
        },
      ],
      [
        'anna',
        '1d 10:15',
        `Dear Eleanor,
        All three are on the list. I'll bring the figures for the short deliveries, and an explanation rather than an excuse. For the mixer we'll bring two offers to compare. We have never done hotel coffee and I shall tell you honestly whether we should.`,
      ],
    ],
  },
  {
    with: 'marcus',
    via: 'tom',
    subject: "Monday's order",
    start: hours(5),
    lines: [
      [
        'marcus',
        '',
        `Tom
        Need to change Monday. We've taken a coach party of 48 from Dundee who were meant to be in Ripon. Can you make it 18 strong white in place of 12 and double the oats, and could it come an hour earlier? I tried your phone and got the shop's message.
        Please confirm either way, I have to tell the kitchen tonight.`,
      ],
    ],
    waiting: true,
  },
]
