// The newsletters that reach the shop.
import { ago, type Moment } from '../calendar.ts'
import type { Unsaid } from '../unsaid.ts'

const baker = { name: 'The Northern Baker', address: 'hello@news.northernbaker.example' }
const millNews = { name: 'Wharfedale Mill Trade News', address: 'tradenews@wharfedalemill.example' }
const chamber = { name: 'Leeds Small Traders', address: 'bulletin@leedstraders.example' }
const ovens = { name: 'Ovens Direct', address: 'offers@mail.ovensdirect.example' }

const letter = (
  from: Unsaid['from'],
  at: Moment,
  mailbox: Unsaid['mailbox'],
  subject: string,
  words: string,
): Unsaid => ({
  kind: 'newsletter',
  from,
  at,
  mailbox,
  subject,
  words,
})

export const newsletters: Unsaid[] = [
  letter(
    baker,
    ago(700, '06:02'),
    'shop',
    'Is the tin loaf having a moment?',
    'Our cover story: six bakeries who went back to the tin. Also, the great caraway shortage explained in two charts.',
  ),
  letter(
    baker,
    ago(609, '06:02'),
    'shop',
    'Proving drawers, tested to destruction',
    'We left eleven drawers running for a month. Three survived. One is now a planter.',
  ),
  letter(
    baker,
    ago(518, '06:02'),
    'shop',
    'Summer bakes that survive a marquee',
    'Nobody wants a weeping meringue. Our panel of wedding caterers on what stays up in the heat.',
  ),
  letter(
    baker,
    ago(427, '06:02'),
    'shop',
    'The rye issue',
    'From Hebden Bridge to Helsinki: why dark loaves sell when it rains.',
  ),
  letter(
    baker,
    ago(336, '06:02'),
    'shop',
    'How much should a sausage roll cost?',
    'You voted. You argued. The editor has taken the rest of the week off.',
  ),
  letter(
    baker,
    ago(245, '06:02'),
    'shop',
    'Meet the miller who went back to stone',
    'A visit to a water mill that grinds on Tuesdays, river permitting.',
  ),
  letter(
    baker,
    ago(154, '06:02'),
    'shop',
    'Ten till rolls that changed retail',
    'Number four will surprise you. Number seven is beige.',
  ),
  letter(
    baker,
    ago(63, '06:02'),
    'shop',
    'Flour prices: what the futures say',
    'Wheat, weather and why your supplier sounds tired on the telephone.',
  ),
  letter(
    baker,
    ago(7, '06:02'),
    'shop',
    'Your Christmas window, judged',
    'Send us your photographs. First prize is a very large whisk.',
  ),
  letter(
    millNews,
    ago(580, '09:15'),
    'tom',
    'Trade news from the mill: new crop samples',
    'The new harvest is in the silo and the protein figures are better than anyone hoped.',
  ),
  letter(
    millNews,
    ago(400, '09:15'),
    'tom',
    'Trade news from the mill: stone two is back',
    'After nine weeks of dressing, the second pair of stones is turning again.',
  ),
  letter(
    millNews,
    ago(215, '09:15'),
    'tom',
    'Trade news from the mill: open day',
    'Come and see the wheel. Children welcome, hair tied back, no ferrets this time.',
  ),
  letter(
    millNews,
    ago(40, '09:15'),
    'tom',
    'Trade news from the mill: allocation of grade 4',
    'Grade 4 will be on allocation until the spring. Ask your account contact for your share.',
  ),
  letter(
    chamber,
    ago(640, '12:30'),
    'anna',
    'Parking on Mill Lane: have your say',
    'The consultation closes at the end of the month. Bring your loading bays.',
  ),
  letter(
    chamber,
    ago(365, '12:30'),
    'anna',
    'Business rates, explained by someone who has read them',
    'A free evening with sandwiches. The sandwiches are from a member.',
  ),
  letter(
    chamber,
    ago(120, '12:30'),
    'anna',
    'Shop front grants reopen',
    'Up to two thousand pounds for signs, shutters and awnings.',
  ),
  letter(
    chamber,
    ago(19, '12:30'),
    'anna',
    'Late-night shopping dates',
    'Four Thursdays, fairy lights provided, please bring your own extension lead.',
  ),
  letter(
    ovens,
    ago(290, '05:45'),
    'tom',
    'FLASH SALE: deck ovens 15% off this weekend',
    'Three-deck, two-deck, one-deck. If it has a deck, it is reduced.',
  ),
  letter(
    ovens,
    ago(101, '05:45'),
    'tom',
    'Still thinking about that oven?',
    'You looked at our narrow range. We noticed. It would fit beautifully.',
  ),
  letter(
    ovens,
    ago(11, '05:45'),
    'tom',
    'Narrow ovens: last few at spring prices',
    'Left-hand doors now in stock at no extra charge.',
  ),
]
