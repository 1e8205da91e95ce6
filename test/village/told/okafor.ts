// Okafor & Sons of Bradford, who fit ovens: Sam writes as he drives, his father writes as he was taught.
import { ago, last, workday } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const firm = { with: 'sam', via: 'tom' } as const

export const okafor: Thread[] = [
  {
    ...firm,
    subject: 'Prover at Chens',
    start: ago(655, '16:50'),
    lines: [
      [
        'sam',
        '',
        'Tom its Sam at Okafors. Been to Chens about the prover, thermostat was shot, used one off the van. Went back Thursday to check and its holding 32 sweet as. No charge for the second look. Can you get me 4 more of the same stats, part 7714?',
        { phone: true },
      ],
      [
        'tom',
        '16h',
        "Thanks Sam, Margaret sings your praises. Four of 7714 will be here on {day 3}, trade price, and I'll throw in the coffee.",
      ],
      ['sam', '20m', 'nice one thanks', { phone: true }],
    ],
  },
  {
    with: 'emmanuel',
    via: 'anna',
    subject: 'Introduction of my son',
    start: ago(630, '19:40'),
    lines: [
      [
        'emmanuel',
        '',
        `Dear Miss Marsh,
        I did business with your late father for twenty-two years and never once had a paper signed. As I am now sixty-eight I shall leave the vans to my son Samuel, who is a better fitter than I am and a worse speller. I ask that you treat him as you have treated me.
        I remain at your disposal for Sunday telephone calls about boilers.`,
      ],
      [
        'anna',
        '15h',
        `Dear Mr Okafor,
        My father used to say that if he had to be stuck in a lift, it should be with you, because you'd have mended it. We'll treat Sam just as we treated you, spelling and all. Please come and have tea with us. I mean it: any Wednesday.`,
      ],
      [
        'emmanuel',
        '1d 20:05',
        `I shall come on the first Wednesday of the month, and I shall bring my wife's chin chin. Thank you, Miss Marsh.`,
      ],
    ],
  },
  {
    ...firm,
    subject: 'Gasket set, deck oven',
    start: ago(517, '07:20'),
    lines: [
      [
        'sam',
        '',
        'morning tom. bellweather want the big oven sorted before saturday. door gasket full set plus 2 hinge pins. can u get by thurs?',
      ],
      [
        'tom',
        '1h',
        'Gaskets yes, by Thursday. Hinge pins are made to order, five days; can you live with the old pins for a week?',
      ],
      ['sam', '10m', 'yeah will pack them out. do it'],
      ['tom', '2d 11:15', 'Gaskets are on the counter in your name, Sam. Pins follow on {day 4}.'],
      ['sam', '3h', 'got em. cheers for sorting', { phone: true }],
    ],
  },
  {
    ...firm,
    subject: 'Our electric after the storm',
    start: last('01-24', '08:10', 0),
    lines: [
      [
        'sam',
        '',
        'Tom got any D batteries left?? Half of Bradford is off and all our torches are flat. 24 if you can + the big lantern. Dad is sat in the dark in his coat refusing to come to ours',
      ],
      [
        'tom',
        '30m',
        "24 D cells and the last lantern, behind the counter now. I've put a flask of soup in for your dad, tell him Anna insists.",
      ],
      [
        'sam',
        '4h',
        'He says he will accept the soup but not the fuss. Lights back on 20 mins ago. Thanks mate, really',
        { phone: true },
      ],
    ],
  },
  {
    ...firm,
    subject: 'Invoice 2041 paid twice',
    start: ago(331, '12:25'),
    lines: [
      [
        'priya',
        '',
        `Hello Sam, you've paid invoice 2041 twice: once yourself and once, I think, your father, by cheque with a nice note. Shall I send the cheque back or put it against next month?`,
      ],
      [
        'sam',
        '3h',
        'ha classic dad. put it against next month please Priya, if I give it him back he will only post it again',
      ],
      ['priya', '40m', "Done: £212.60 to your good. And we're keeping the note."],
    ],
  },
  {
    with: 'emmanuel',
    via: 'anna',
    subject: 'Tea',
    start: ago(289, '18:55'),
    lines: [
      [
        'emmanuel',
        '',
        `Dear Anna (since you insist),
        I much enjoyed the tea. I have thought about what you asked, whether the old bread oven in your cellar could be lit again. It can. It wants forty firebricks, a week of my time, and patience, of which I have plenty and the price of which is a loaf.`,
      ],
      [
        'anna',
        '1d 09:40',
        `Dear Emmanuel,
        Forty firebricks are ordered. The loaf is yours for life.`,
      ],
      [
        'emmanuel',
        '13d 19:30',
        `Dear Anna,
        It is lit. It smoked, I prayed, it stopped smoking. I will be honest: I stood in your cellar and was twenty-six years old.`,
        { attach: [{ kind: 'png', name: 'oven lit.png', width: 140, height: 105, colour: [196, 98, 42] }] },
      ],
      [
        'anna',
        '1h',
        `I've just been down to look. I don't know what to say, except thank you, and that Dad would have been impossible about it.`,
      ],
    ],
  },
  {
    ...firm,
    subject: 'Apprentice',
    start: ago(160, '17:35'),
    lines: [
      [
        'sam',
        '',
        'Tom, bit of a long shot. Looking for an apprentice, must be good with hands and not scared of my dad. Know anyone? Starting wage is decent, van licence paid',
      ],
      [
        'tom',
        '15h',
        "Joe's niece Aisha, 18, rebuilt a moped in the yard here out of two dead ones. She isn't scared of anything. Shall I have her ring you?",
      ],
      ['sam', '30m', 'yes please!!', { phone: true }],
      [
        'sam',
        '9d 16:45',
        'Aisha starts monday. Dad gave her a broken relay as a test and she fixed it and told him his soldering was from the war. He has been smiling for 2 days. I owe you one, thanks',
      ],
    ],
  },
  {
    ...firm,
    subject: 'Fitting for Horsforth',
    start: workday(13, '10:30'),
    lines: [
      [
        'tom',
        '',
        `Sam, this one's between us and Margaret: a deck oven at her new place on Town Street. Could you look at the floor and the flue and let me have a price for the fitting? She'll want a drawing before she decides, and I'd like it to be yours.`,
      ],
      [
        'sam',
        '7h',
        'went past already lol. floor needs a pad, flue is fine. drawing in 2 or 3 weeks if I can get in to measure properly. fitting £1,150 inc the pad. also got 3 bellweather jobs coming, could be a proper contract, want to talk numbers with you some time',
        { phone: true },
      ],
      [
        'tom',
        '1d 08:50',
        `Perfect, thank you. I've told Margaret to expect the drawing from you. For the contract, come in on {day 4} with your dad and we'll do it over Emmanuel's loaf.`,
      ],
    ],
  },
  {
    ...firm,
    subject: 'Spare part numbers',
    start: workday(3, '09:05'),
    lines: [
      [
        'sam',
        '',
        'tom need the part numbers for the new narrow oven, door seal + left hinge + the probe, want them on the van before we fit not after. also thanks for the loaf, dad ate all of it',
      ],
      [
        'tom',
        '5h',
        `Quite right. They come from the factory and not from my head, so I've asked. I'll send you the part numbers by the end of this week, Sam, all three.`,
      ],
      ['sam', '25m', 'no rush, thanks Tom', { phone: true }],
    ],
  },
]
