// Those from further off: a baker from Nuremberg, a grill with a second language, a committee, a market, and a man about paraffin.
import { ago, last } from '../calendar.ts'
import type { Thread } from '../thread.ts'

export const afar: Thread[] = [
  {
    with: 'weiss',
    via: 'shop',
    subject: 'Anfrage: Mehl für den Weihnachtsmarkt in Leeds',
    start: last('09-16', '09:12', 1),
    lines: [
      [
        'weiss',
        '',
        `Sehr geehrte Damen und Herren,
        im November und Dezember betreibe ich einen Stand auf dem Weihnachtsmarkt in Leeds und möchte Stollen und Lebkuchen vor Ort backen. Dafür benötige ich 400 kg Weizenmehl Type 550, 60 kg Butter und 80 kg Sultaninen. Können Sie das liefern, und könnte ich es über fünf Wochen verteilt abholen?
        Bitte entschuldigen Sie, dass ich auf Deutsch schreibe. Mein Englisch reicht für das Wetter, aber nicht für das Geschäft.`,
        { charset: 'iso-8859-1' },
      ],
      [
        'anna',
        '1d 10:10',
        `Sehr geehrter Herr Weiß,
        vielen Dank für Ihre Anfrage. Ich hatte zwei Jahre lang Deutsch bei Frau Kowalski und hoffe, sie liest das hier nicht. Ja, wir können alles liefern: statt Type 550 nehmen Sie bitte unser "strong white", das kommt sehr nahe. Fünf Wochen, jeden Dienstag, kein Problem.`,
      ],
      [
        'weiss',
        '1d 08:40',
        `Sehr geehrte Frau Marsh,
        Frau Kowalski wäre stolz. Ich nehme das Angebot gerne an und schicke Ihnen die genauen Mengen bis Ende Oktober. Herzlichen Dank!`,
      ],
    ],
  },
  {
    with: 'weiss',
    via: 'anna',
    subject: 'Wieder Leeds, wieder Stollen',
    start: last('09-22', '08:55', 0),
    lines: [
      [
        'weiss',
        '',
        `Liebe Frau Marsh,
        ich komme wieder! Bitte dieselbe Menge wie letztes Jahr, aber 100 kg Sultaninen, denn die Menschen in Leeds sind sehr hungrig. Meine Tochter Lena hilft mir diesmal, sie ist siebzehn und spricht richtiges Englisch.`,
        { charset: 'iso-8859-1' },
      ],
      [
        'anna',
        '6h',
        `Lieber Herr Weiß,
        wunderbar! Alles ist notiert, auch die 100 kg. Lena bekommt bei uns einen Tee und einen echten Yorkshire-Akzent.`,
      ],
      ['weiss', '1d 09:05', 'Vielen Dank, wir freuen uns sehr!'],
    ],
  },
  {
    with: 'avner',
    via: 'tom',
    subject: 'Pita flour',
    start: ago(396, '15:25'),
    lines: [
      [
        'avner',
        '',
        'Hi Tom, Avner from the grill on Harrogate Road. My pita puffs on one side like a bad pillow. Flour or me?',
      ],
      [
        'tom',
        '2h',
        "Could be either, Avner. Send me a photo of the bag. If the protein is under 11.5, it's the flour; if over, it's your oven floor, and you want Sam Okafor.",
      ],
      ['avner', '1h', 'It is 10. You are a doctor. 6 of the strong please, thanks!!', { phone: true }],
    ],
  },
  {
    with: 'avner',
    via: 'tom',
    subject: 'תודה על הטחינה',
    start: ago(187, '12:40'),
    lines: [
      [
        'avner',
        '',
        `שלום טום,
        אני יודע שאתה לא קורא עברית, אבל אמא שלי ביקשה שאכתוב לך בשפה של הלב. הטחינה שהבאת מירושלים היא בדיוק כמו של סבתא. היא בת שמונים ואחת ובכתה במטבח.
        בבקשה שלח לנו עוד עשר קופסאות עד יום חמישי.
        (Your phone can translate it. Ten more tins, please, by Thursday.)`,
      ],
      [
        'tom',
        '4h',
        `My phone and I both had something in our eye. Ten tins by Thursday, and please tell your mother it's the best letter I've had all year.`,
      ],
      ['avner', '50m', 'She has printed this and put it on the fridge. תודה רבה, thank you!'],
    ],
  },
  {
    with: 'avner',
    via: 'tom',
    subject: 'Tins + flour',
    start: ago(33, '14:50'),
    lines: [
      [
        'avner',
        '',
        '6 strong, 10 tahini, 1 sumac. New baby at home (a girl, Noa!!) so if I order the wrong thing it is because I have not slept since Tuesday.',
      ],
      [
        'tom',
        '45m',
        'Mazal tov to all of you, and welcome to Noa! 6, 10 and 1 on {day 2}, and the sumac is a present. Sleep when she does.',
      ],
      ['avner', '3h', 'Nobody sleeps when she does. But thank you my friend', { phone: true }],
    ],
  },
  {
    with: 'philippa',
    via: 'anna',
    subject: 'Preserves and Sponges: sugar',
    start: ago(531, '11:00'),
    lines: [
      [
        'philippa',
        '',
        `My dear Miss Marsh,
        The Committee has voted, by eleven to one (Marjorie), to buy its preserving sugar from you this year. We shall require 120 kg in bags that a lady of eighty can lift.
        I apologise for the length of my name. I married twice and was too fond of both of them to let go.`,
        { htmlOnly: true },
      ],
      [
        'anna',
        '3h',
        `Dear Mrs Cholmondeley-Featherstonehaugh-Warburton,
        It's a fine name, and our label printer has risen to it over three lines. Sixty bags of 2 kg, £132, delivered to the Hall. Please thank the eleven, and give our regards to Marjorie.`,
      ],
      ['philippa', '1d 10:30', 'Marjorie sends hers, stiffly. With many thanks.'],
    ],
  },
  {
    with: 'philippa',
    via: 'anna',
    subject: 'The Great Sponge',
    start: ago(176, '10:20'),
    lines: [
      [
        'philippa',
        '',
        `My dear Anna,
        For our centenary we intend to bake a single Victoria sponge, six feet across. Kindly tell me what we need, and whether it has been done, and by whom, so that ours may be six foot one.`,
      ],
      [
        'anna',
        '1d 09:15',
        `Dear Philippa,
        48 kg each of flour, butter and sugar, 960 eggs, and Sam Okafor, who says that it can be baked in twelve wedges and joined up like a wheel. I can't find one above six foot in the county. We'd like to give you the flour.`,
      ],
      [
        'philippa',
        '31d 17:20',
        `Six foot two. Marjorie wept. The Bishop had a wedge. You were toasted in elderflower, all of you. Thank you from the bottom of a very full heart.`,
        { attach: [{ kind: 'png', name: 'The Sponge.png', width: 200, height: 120, colour: [236, 205, 140] }] },
      ],
    ],
  },
  {
    with: 'market',
    via: 'shop',
    subject: 'Stallholder spaces, spring season',
    start: ago(237, '09:50'),
    lines: [
      [
        'market',
        '',
        `Dear trader,
        We are writing to ask whether Reed & Marsh would like to renew its pitch (no. 12, by the abbey gate). The fee is unchanged at £340 for the season. Please let us know by {date 14}.`,
      ],
      [
        'anna',
        '1d 11:30',
        "Yes please to pitch 12, the same as last year. I'll pay by transfer today. Could we have the power point this time? Our fridge ran off Mr Singh's kindness all summer.",
      ],
      ['market', '2h', 'Pitch 12 with power is confirmed. Thank you for renewing.'],
    ],
  },
  {
    with: 'desmond',
    via: 'shop',
    subject: 'Paraffin',
    start: ago(286, '10:45'),
    lines: [
      [
        'desmond',
        '',
        'Sir or Madam. Do you still keep paraffin for lamps? My late wife always had it from your father, in the blue can.',
      ],
      [
        'anna',
        '1h',
        `Dear Mr Ainsley,
        We do, in the yard, and it is still a blue can. I remember Mrs Ainsley and her red bicycle very well. Come whenever you like; I'll carry it to the car.`,
      ],
      ['desmond', '2d 15:10', 'It was good of you to remember the bicycle. Thank you.'],
    ],
  },
  {
    with: 'desmond',
    via: 'shop',
    subject: 'Blue can, and a question',
    start: ago(23, '11:25'),
    lines: [
      [
        'desmond',
        '',
        'I could do with another can of paraffin before the nights draw in any more, but I no longer have the car. Does your van ever come up Kirkstall way, and would the driver be allowed to carry it? I can pay at the door. There is no great hurry.',
      ],
    ],
    waiting: true,
  },
]
