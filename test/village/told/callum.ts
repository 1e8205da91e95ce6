// Callum Fraser, sous-chef at the Bellweather and then head chef at the Old Tannery: one man, two firms.
import { ago } from '../calendar.ts'
import type { Thread } from '../thread.ts'

export const callum: Thread[] = [
  {
    with: 'callum',
    via: 'tom',
    subject: 'First order for the Bellweather',
    start: ago(691, '14:20'),
    lines: [
      [
        'callum',
        '',
        `Hiya Tom. Right, first one, be gentle. List's below. Back gate, code is 1066, mind the cat.
        - 10 x 16 kg strong white
        - 6 x 16 kg plain
        - 4 x 25 kg caster sugar
        - 2 cases vanilla paste`,
      ],
      [
        'tom',
        '1h',
        "All of that on Tuesday before nine, Callum. What's the cat called, so that Joe can apologise by name?",
      ],
      ['callum', '20m', 'Chairman. Cheers Tom', { phone: true }],
    ],
  },
  {
    with: 'callum',
    via: 'tom',
    subject: 'Short on the sugar',
    start: ago(618, '10:48'),
    lines: [
      [
        'callum',
        '',
        "Tom, we're two bags of caster light, and I've a christening for 90 on Saturday. Any chance before then?",
      ],
      [
        'tom',
        '30m',
        "Our miscount, I've just looked at the sheet. Two bags are coming over with me this afternoon, I'm passing anyway. Back gate, 1066, mind Chairman.",
      ],
      ['callum', '5h', 'You are a gent. Got them. Thanks very much', { phone: true }],
    ],
  },
  {
    with: 'callum',
    via: 'tom',
    subject: "I'm off!",
    start: ago(206, '17:44'),
    lines: [
      [
        'callum',
        '',
        "Tom mate, last week here. I've got the head chef's job at the Old Tannery, down on Canal Wharf. From Monday I'm callum@oldtannery.example, same mobile. You're coming with me whether you like it or not. Marcus will do the Bellweather orders, he's all right once you've fed him.",
      ],
      [
        'tom',
        '14h',
        "Head chef! About time. I like it very much. Ring when you know what the kitchen needs, and if they haven't got a cat I'll bring one.",
      ],
    ],
  },
  {
    with: 'callumTannery',
    via: 'tom',
    subject: 'Old Tannery, new kitchen',
    start: ago(199, '09:58'),
    lines: [
      [
        'callumTannery',
        '',
        "Morning Tom, it's Callum in his new hat. They've left me nothing but a jar of turmeric. Can you do 8 strong white, 4 plain, 2 of the coarse polenta and whatever salt the Bellweather had? First service is Friday.",
      ],
      [
        'tom',
        '1h',
        "{day 2} by eight, all of it, and the salt is Cornish. I've opened an account for the Tannery so that you won't be haunted by the old one.",
      ],
      ['callumTannery', '15m', 'Magic. Thanks Tom', { phone: true }],
    ],
  },
  {
    with: 'callumTannery',
    via: 'tom',
    subject: 'Sourdough Sundays',
    start: ago(96, '15:12'),
    lines: [
      [
        'callumTannery',
        '',
        "Thinking of doing our own bread on Sundays, just the one loaf but a good one. I remember that Chen's does a caraway rye that made me go quiet. What's she using? I won't nick it, I only want to know.",
      ],
      [
        'tom',
        '18h',
        "I won't tell you another baker's recipe, and you wouldn't want a supplier who would. But the dark rye is on page four, and caraway is caraway. Ask Kasia, she's proud of it.",
      ],
      [
        'callumTannery',
        '1h',
        "Fair. That's why I buy from you. I'll ask her. 2 sacks of the dark rye please, with the usual on Friday.",
      ],
      ['tom', '40m', 'Two dark rye with the usual on Friday.'],
    ],
  },
  {
    with: 'callumTannery',
    via: 'tom',
    subject: 'Friday list',
    start: ago(12, '10:35'),
    lines: [
      [
        'callumTannery',
        '',
        '8 strong, 4 plain, 2 rye, 1 polenta. We got a nice review, did you see? "Bread worth crossing the canal for." My mum has laminated it.',
      ],
      ['tom', '2h', 'I did see, and so did everyone here, twice. All on for Friday. Proud of you.'],
      ['callumTannery', '30m', 'Stop it. Thanks x', { phone: true }],
    ],
  },
]
