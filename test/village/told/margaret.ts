// Margaret Chen of Chen's Bakery: the loyal one, with her daughter, two storms and a shop in Horsforth.
import { ago, last } from '../calendar.ts'
import type { Thread } from '../thread.ts'

const about = { with: 'margaret', via: 'tom' } as const
const atDesk = { with: 'margaret', via: 'shop' } as const

export const margaret: Thread[] = [
  {
    ...atDesk,
    subject: 'How I like to be reached',
    start: ago(718, '06:41'),
    lines: [
      [
        'margaret',
        '',
        `Dear all at Reed & Marsh
        Your lad on the van asked for a mobile number "for the system". I don't have one I answer. Ring the bakery before eight if you want me, never after six, because by six I am asleep or wishing I was.
        And I'll go on paying by cheque in the post as my father did with your father. If that is a nuisance tell me and I will be cross but I will understand.`,
      ],
      [
        'priya',
        '2h',
        `Dear Margaret,
        Not a nuisance at all. I have written it in large letters: before eight, never after six, cheque by post.
        Anna says your father's cheques came with a custard tart in the envelope. No pressure.`,
        { cc: ['anna'] },
      ],
      ['margaret', '1d 06:30', `Ha. The Post Office has rules about custard now. Thank you Priya.`],
    ],
  },
  {
    ...about,
    subject: 'Storm, and batteries',
    start: last('01-15', '05:52', 1),
    lines: [
      [
        'margaret',
        '',
        `Tom, Storm Wilfred had our roof tiles and then our electric, four in the morning till nearly seven. I proved the first batch by candle like Charles Dickens.
        Have you any of the big D batteries left for the lanterns? I want twenty if I can have twenty. And two boxes of plain candles.`,
        { phone: true },
      ],
      [
        'tom',
        '2h',
        `Morning Margaret,
        Glad it was tiles and not you. I've put twenty D cells and the candles on the van that leaves at nine, so they'll be with you before the lunch crowd. Nobody else has asked yet, which tells you who in Leeds thinks ahead.
        £31.40 the lot, it can wait for the next cheque.`,
      ],
      [
        'margaret',
        '40m',
        'Bless you. Thank you. The whole street is coming in to get warm by the oven.',
        { phone: true },
      ],
    ],
  },
  {
    ...about,
    subject: 'Batteries again',
    start: last('01-23', '06:03', 0),
    lines: [
      [
        'margaret',
        '',
        `Same woman, different storm. Dorothea this time, and she took the shop awning with her. It is somewhere in Meanwood.
        Twenty D batteries please and a couple of torches. I said last year that I would lay some in beforehand and of course I did not.`,
        { phone: true },
      ],
      [
        'tom',
        '1h',
        `Twenty D cells and two rubber torches are on their way with Joe. Next winter I'm ringing you BEFORE the storm, you can hold me to that.
        If the awning turns up on Mill Lane I'll feed it and send it home.`,
      ],
      [
        'margaret',
        '3h',
        `I will hold you to it! Thanks Tom. Awning found. It was in the beer garden at the Myrtle having a better time than any of us.`,
      ],
    ],
  },
  {
    ...about,
    subject: 'Small tins for Lily',
    start: last('10-02', '07:18', 1),
    lines: [
      [
        'margaret',
        '',
        `Tom, do you do the little loaf tins, the half-pound ones? My daughter has decided she is a baker. Lily is in grade 3 at St Anne's, and they have been told to bring in something they made themselves, so of course it must be thirty identical loaves.
        She turns eight on the 19th so if they came with a ribbon on I would not object.`,
      ],
      [
        'tom',
        '5h',
        `We do. Thirty-two in a case and I've put them to one side, with a ribbon that Priya has strong opinions about.
        Tell Lily the trick is to grease the corners twice. My gran's only secret and now she has it too.`,
      ],
      [
        'margaret',
        '1d 06:55',
        'She has written the corners thing down in a notebook titled SECRETS. Thank you both x',
        { cc: ['priya'] },
      ],
    ],
  },
  {
    ...about,
    subject: 'Ten years of you',
    start: ago(402, '06:22'),
    lines: [
      [
        'tom',
        '',
        `Dear Margaret,
        Anna was tidying the old order books and reckons it is ten years this week since you took the bakery over and rang us in a panic about rye. There's a hamper on tomorrow's van. It contains no rye.`,
        { cc: ['anna'] },
      ],
      [
        'margaret',
        '22h',
        `I cried on the hamper, so the crackers are a bit soft. Ten years! I was so frightened of your dad, Anna. He asked what protein I wanted and I said "the normal amount".
        Thank you all. Truly.`,
      ],
      ['anna', '2h', `He told that story at Christmas every year, fondly. Here's to the next ten, Margaret.`],
    ],
  },
  {
    ...atDesk,
    subject: 'Away in Vancouver, Kasia in charge',
    tells: true,
    start: last('07-11', '07:02', 0),
    lines: [
      [
        'margaret',
        '',
        `I am off to my mother's in Vancouver for three weeks with Lily from {day 2}. Kasia has the keys, the starter and the last word. If she orders something odd, send it, she is usually right.`,
        { cc: ['kasia'] },
      ],
      [
        'shop',
        '3h',
        `Have a wonderful time, Margaret. We'll look after Kasia as if she were you, including not ringing after six.`,
      ],
      [
        'kasia',
        '4d 05:58',
        `Hello, here is Kasia. Please 14 strong white and 4 rye on {day 2}, more rye than Margaret takes because the new loaf is selling very well. I will tell her when she is back and happy.`,
      ],
      ['shop', '1h', 'Fourteen strong white and four rye for {day 2}, Kasia. Your secret and your loaf are both safe.'],
      ['kasia', '1h', 'Super, thank you!', { phone: true }],
    ],
  },
  {
    ...atDesk,
    subject: 'Mooncakes',
    tells: true,
    start: last('09-04', '07:26', 0),
    lines: [
      [
        'margaret',
        '',
        `Every year I say never again, and every year I make mooncakes. Can you get lotus seed paste, 6 kg, and proper golden syrup rather than the squeezy one?
        Also salted egg yolks, but I have a man for those.`,
      ],
      [
        'priya',
        '1d 09:10',
        `Lotus paste is coming up from Manchester on {day 3}, and the syrup is already on the shelf in the tins with the lion on. I'm quietly hoping that there's a mooncake in this for the shop desk.`,
      ],
      ['margaret', '1d 07:05', 'There may be a wonky one. Thank you!'],
    ],
  },
  {
    ...about,
    subject: 'Horsforth',
    start: last('10-02', '07:33', 0),
    lines: [
      [
        'margaret',
        '',
        `Keep this under your hat. The old fishmonger's on Town Street in Horsforth is coming up, and I mean to take it. I'd open a second shop there in the spring if the bank and my knees agree.
        It would need a second oven, a small one. What have you got, or who do you know?`,
      ],
      [
        'tom',
        '6h',
        `Hat firmly on. That's wonderful news, and Horsforth has been without a decent loaf since before I could drive.
        For the oven: two makes I'd trust and one fitter, Sam Okafor. I'll bring the brochures over on {day 4}, before eight, and I'll knock at the side door.`,
      ],
      [
        'margaret',
        '1d 06:12',
        'Side door, yes. There will be a bacon roll in it for you. I know Sam, he mended our prover and would not take money for the second visit.',
      ],
      ['tom', '2h', "That's Sam all over. See you on {day 3}."],
    ],
  },
  {
    ...about,
    subject: 'Fwd: Business rates: notice of revaluation',
    start: ago(46, '06:50'),
    lines: [
      [
        'margaret',
        '',
        `Tom, see what they want from us now. You said Anna understood these. Would she have a look, when she has a moment? No hurry, they have given me until the spring.
        |---
        |From: Leeds City Council <businessrates@leedscouncil.example>
        |Subject: Business rates: notice of revaluation
        |
        |Dear Sir or Madam, following a review of hereditaments in the Headingley ward the rateable value of the above property has been amended. See attached.`,
        {
          attach: [
            {
              kind: 'pdf',
              name: 'revaluation-notice.pdf',
              title: 'Notice of revaluation',
              lines: [
                'Property: 38 Otley Road, Leeds LS6 3QA',
                'Former rateable value: 14,250',
                'New rateable value: 15,900',
                'You may challenge this notice within six months.',
              ],
            },
          ],
        },
      ],
      ['tom', '3h', 'Over to the expert. Anna, can you?', { to: ['anna'], cc: ['margaret'] }],
      [
        'anna',
        '1d 10:20',
        `Margaret, they have counted your bin store as a shop floor. You can challenge it, and you should: it's a form of two pages and I have one here. I'll fill in what I know and drop it by on {day 3}.`,
        { to: ['margaret'], cc: ['tom'] },
      ],
      ['margaret', '1d 06:40', "My bin store has never been so flattered. Thank you Anna, that's very kind."],
    ],
  },
]
