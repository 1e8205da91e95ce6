// The Bellweather's weekly list from Marcus Webb, who is good with columns and thaws by degrees.
import type { Rhythm } from '../thread.ts'

export const bellweatherOrders: Rhythm = {
  with: 'marcus',
  via: 'tom',
  answeredBy: 'tom',
  every: 7,
  since: 5,
  between: ['08:10', '10:40'],
  subjects: ['Bellweather weekly order', 'Order wk', 'Weekly order', 'Bellweather order for Tuesday', 'Order'],
  said: [
    [
      'Per the list, week 1. 12 strong, 8 plain, 4 caster, 3 oats. Please confirm by return.',
      'Confirmed by return, Marcus. 12, 8, 4, 3 on Tuesday before nine.',
    ],
    [
      'Per the list. No changes. Please note that last invoice shows carriage twice.',
      "You're right, and it's corrected: credit on the next statement. The list as it stands, Tuesday.",
      'Noted with thanks.',
    ],
    ['12 strong, 8 plain, 4 caster, 4 oats. The walkers are back.', 'All on, four oats for the walkers.'],
    [
      'List less one caster. Query: are your sacks 16.0 kg or nominal 16? I weighed one.',
      'Nominal, but the mill guarantees not less than 16.0. What did yours say?',
      '16.2. Carry on.',
    ],
    ['12 / 8 / 4 / 3 and one vanilla.', '12 / 8 / 4 / 3 / 1. I feel like a safe.'],
    [
      'As list. We have a conference of dental hygienists so halve the sugar.',
      "Two caster rather than four. I hope they don't find the petits fours.",
      'They found them.',
    ],
    [
      'As list, plus 20 kg icing sugar for Giulia who says that you will know why.',
      'I do know why and have been sworn to secrecy. Twenty icing with the list.',
    ],
    [
      '12 strong, 6 plain, 4 caster, 3 oats. Driver was eleven minutes early last week. Appreciated.',
      "I'll tell Joe, who'll want it in writing. 12, 6, 4, 3.",
    ],
    [
      'As list. Chairman (cat) has been sleeping on the pallet, kindly do not stack until he is moved.',
      'Joe will negotiate with Chairman. The list, Tuesday.',
    ],
    [
      '10 strong, 8 plain, 4 caster, 3 oats, 1 vanilla. Purchase order number attached as you asked.',
      'Thank you, that makes life easier here. All on for Tuesday.',
    ],
    [
      'List plus 4 kg flaked almonds.',
      'List plus almonds. Californian or Spanish? The Spanish are dearer and better.',
      'Spanish. Giulia was standing behind me. Thanks',
    ],
    [
      'Two rooms of the east wing are shut for a leak so please drop oats to 2. Otherwise as list.',
      'Two oats. Sorry about the leak. If you need a plumber, Okafor & Sons know one who turns up.',
      'He turned up. Obliged to you.',
    ],
    [
      'As list. Short by one plain last Tuesday, per signed note. Second time in two months.',
      "It's been credited, and I'm annoyed with us too. From now on, two people count yours before it's loaded. As list for Tuesday.",
    ],
    [
      '14 strong, 8 plain, 5 caster, 4 oats. Races at York, we are full.',
      'All there on Tuesday. Any tips?',
      'Buy oats.',
    ],
    [
      'As list. I am on leave next week, Giulia will send the order. It may be in verse.',
      "Enjoy it, Marcus. We'll scan for rhymes.",
    ],
    [
      'Caro Tom, Marcus is away, this is Giulia on his computer. Everything as list and more butter, always more butter. Ten kilos?',
      'Ten kilos of butter and the list, Giulia. I was promised verse.',
    ],
    ['Back. As list. I see that there was butter.', 'There was butter. As list, Tuesday.'],
    [
      '12 / 8 / 4 / 3 / 1 vanilla. My daughter starts at Leeds next week, reading chemistry. What is a decent place to eat near the university that will not bankrupt her?',
      "Congratulations to her! Chen's Bakery on Otley Road for lunch, and tell Margaret I sent her. All on for Tuesday.",
      'She went. She was given a bun and called a scholar. Thank you.',
    ],
    [
      'As list. Please quote separately for the {rush} season: 60 kg mixed fruit, 20 kg peel, 200 foil basins.',
      "Quote's attached to this in spirit; the real thing follows by {day 3}, Priya is getting the basins priced. The list for Tuesday as ever.",
    ],
    ['As list. {rush} quote accepted, please proceed.', 'Proceeding, with bells on. As list for Tuesday.'],
    [
      '12 strong, 8 plain, 4 caster, 3 oats. Boiler failed at 5 a.m., so breakfast was continental in every sense.',
      "Ouch. List is on for Tuesday. If it would help, I've a tea urn that does 200 cups and isn't doing anything.",
      'Urn gratefully borrowed. Boiler now mended. Thanks to all.',
    ],
    ['Urn is by the back gate for Joe. As list please.', 'Urn home safe. As list.'],
    ['List plus two grade 4 for Giulia out of her eight.', "List plus two of Giulia's eight. Six left in her name."],
    [
      '12 / 8 / 4 / 3. Could the {month -1} statement be split by kitchen? It would save me an evening.',
      "Priya can do that, and will from this month on. It'll be a sheet for each kitchen and one total.",
      'Excellent. Thank you both.',
    ],
    [
      'As list for Tuesday. Next Monday will probably be a big one, will advise.',
      'As list for Tuesday. We have room on Monday, just say.',
    ],
  ],
  seasonal: {},
}
