// Margaret Chen's flour, every three weeks for two years: twelve sacks, give or take, and whatever else is on her mind.
import type { Rhythm } from '../thread.ts'

export const margaretOrders: Rhythm = {
  with: 'margaret',
  via: 'tom',
  answeredBy: 'tom',
  every: 21,
  since: 26,
  between: ['06:05', '07:50'],
  subjects: ['Flour', 'Flour please', 'Usual, nearly', 'Order', 'Flour', 'Flour for {day 3}', 'The usual'],
  said: [
    [
      'Twelve strong white and three wholemeal please Tom. The van can come any time before seven, Kasia lets it in.',
      'Twelve and three, {day 3}, before seven. Tell Kasia the driver is called Joe and is frightened of her.',
    ],
    [
      'Same as last time but leave out one wholemeal. People are not being wholesome this month.',
      "Twelve strong, two wholemeal. They'll be wholesome again on a Monday, they always are.",
    ],
    [
      'Twelve strong, three wholemeal, and 5 kg of fine semolina for dusting. My peel sticks and I say things.',
      'All on for {day 3}, semolina included. May your peel be silent.',
      'Amen. Thank you.',
    ],
    [
      'I need fourteen this time, there is a wedding in Adel and they want rolls for two hundred. Who eats a roll at a wedding?',
      'Everybody, by about nine at night. Fourteen strong white for {day 3}.',
    ],
    [
      'Twelve and three. And a kilo of poppy seed if the price has come to its senses.',
      "Twelve and three. Poppy seed has not come to its senses, it's £9.80 the kilo. Shall I put half a kilo in?",
      'Half then. Robbery. Thanks Tom.',
    ],
    [
      'The last batch of strong white was a touch slow, did the mill change something? I am not complaining, only telling you. Twelve sacks, three wholemeal.',
      "You're the second to say so. I've asked Geoff at the mill and will tell you what he says by {day 4}. Your twelve and three are booked for {day 3}.",
    ],
    [
      'Thank you for finding out about the protein, half a point lower explains everything. I gave it an hour longer and it forgave me. Twelve, three, and yeast, two boxes.',
      'Twelve, three, two of yeast, {day 3}. Geoff says that you have the best nose in Yorkshire.',
    ],
    [
      'Kasia has made a rye with caraway and now we can not keep it on the shelf. Twelve strong, two wholemeal, two dark rye.',
      'Tell Kasia I want one kept back. Two dark rye are on with the rest for {day 3}.',
      'One is behind the till with your name on it. Thanks!',
    ],
    [
      'Please could it be ten this time, I over ordered and my store smells like a mill. Three wholemeal as usual.',
      'Ten and three it is. There are worse things to smell of.',
    ],
    [
      'Twelve strong, three wholemeal. Lily wants to know if the van is electric. She has a project.',
      "Twelve and three for {day 3}. It's diesel, I'm afraid, but the next one won't be. Tell Lily she can quote me.",
      'She has quoted you on a poster. Thank you.',
    ],
    [
      'Twelve and three, and 10 kg of unsalted butter if it is under £60.',
      "£58.50, just. Twelve, three and the butter, {day 3}. It'll come in a cold box and Joe wants the box back this time.",
    ],
    [
      'Cold box is behind the door for Joe, washed. Twelve strong, three wholemeal, one rye.',
      'Joe says that you are a saint. Twelve, three, one, {day 3}.',
    ],
    [
      'Thirteen please. I feel lucky. Three wholemeal.',
      "A baker's dozen, very good. {day 3}, three wholemeal with it.",
      'I wondered if you would notice. Thanks Tom',
    ],
    [
      'Twelve and three. The cheque went on Tuesday, second class, I am not made of money.',
      'Twelve and three for {day 3}. Cheque came this morning and Anna has framed the stamp.',
    ],
    [
      'My mother is over from Vancouver and has opinions on your wholemeal. She is right, too. Could I try a sack of the stoneground in its place? Twelve strong, two wholemeal, one stoneground.',
      'She sounds like my kind of woman. The stoneground is coarser and browns quicker, so drop the oven by ten degrees. {day 3}.',
    ],
    [
      'The stoneground is lovely, mother is unbearable about it. Three of those from now on please and no ordinary wholemeal. Twelve strong.',
      "Noted for good: three stoneground instead of wholemeal. Twelve strong with them on {day 3}. My regards to your mother's palate.",
    ],
    [
      'Twelve, three. Did you know your new bags split at the bottom? I swept for an hour.',
      "I didn't, and I'm sorry. We've had words with the bag people. I'll take the loss off this bill. Twelve and three on {day 3}, double bagged.",
      'That is fair. Thank you.',
    ],
    [
      'Twelve, three, and whatever you recommend for hot cross buns when the time comes, mine were like cricket balls last year.',
      'Milk powder, 2% of the flour, and half the sugar later than you think. Twelve and three for {day 3}.',
    ],
    ['Eleven. I counted properly. Three stoneground.', 'Eleven and three, and I believe you. {day 3}.'],
    [
      'Can it come {day 2} instead of {day 3}? The drains men are here on the day and will park across everything. Twelve and three.',
      '{day 2} it is, first drop, before the drains. Twelve and three.',
      'Star. Thank you.',
    ],
    [
      'Twelve strong, three stoneground, 2 kg fresh yeast. Kasia passed her driving test and is hooting at everyone.',
      'Congratulations to Kasia! Twelve, three and the yeast, {day 3}. Joe has been told to keep to the left.',
    ],
    ['As above and as ever. Twelve, three.', 'As ever. {day 3}.'],
    [
      'Twelve, three, and a 5 kg tub of apricot glaze. Not the orange one that tastes of floor.',
      'The French one, then. It is dearer and tastes of apricots. £21. Twelve and three with it, {day 3}.',
    ],
    [
      'Twelve and three. I have a customer who must not have sesame. Is your stoneground milled on a line that does sesame? Please ask properly, it is a child.',
      'I asked Geoff directly and he put it in writing: the stoneground line runs wheat and nothing else. His letter is in with your delivery note on {day 3}, twelve and three.',
      'That is exactly what I needed. Thank you, Tom, from the mother as well.',
    ],
    [
      'We have been so busy that I forgot to order, is {day 2} possible? Ten would save me. Three stoneground if there are any.',
      'Ten strong and three stoneground, {day 2}, squeezed in behind the Bellweather. Busy is a good reason to forget.',
    ],
    [
      'Twelve, three. Kasia asks if you will take some of the caraway rye to your mother. I think that she is sweet on your mother.',
      'My mother accepts. Twelve and three, {day 3}.',
    ],
    [
      'Twelve strong, three stoneground, one rye. Also is it true that you are raising prices, the man from the market told me.',
      "It's true of some things and I'd rather you heard it from me. I'm writing to everyone properly before long; your strong white stays where it is. Twelve, three and one for {day 3}.",
    ],
    ['Thank you for being straight about the prices. Twelve, three.', 'Always. Twelve and three, {day 3}.'],
    [
      'Fourteen please, there is a fair at the school and I have been volunteered. Three stoneground.',
      'Fourteen and three for {day 3}. Put me down for a lemon slice.',
      'Put down. Thanks.',
    ],
    [
      'Joe left it on the wrong step again, next door had my wholemeal for a doorstop till noon. Twelve and three and a word with Joe please.',
      'Joe has had the word. It had four letters: "left". Twelve and three, {day 3}, the LEFT step. Sorry, Margaret.',
    ],
    ['Twelve and three. The left step was used. Progress.', "I'll have it engraved. {day 3}."],
    [
      'Twelve, three, and four boxes of the small paper cases. Lily is selling buns for the school hall roof.',
      'Twelve, three, and the paper cases are on us, for the roof. {day 3}.',
      'She says thank you and that you are getting a bun.',
    ],
    [
      'Twelve strong, three stoneground. It did not come till gone eight last time, Tom. I said nothing but I am saying it now.',
      "You're right to say it, and I'm sorry: we changed the round and you came off worse. I've put you back at the front. Twelve and three on {day 3}, before seven.",
    ],
    [
      'Six strong white to be going on with, and six more the week after, my store is being painted. It must be here by {date 8}, I have the school in. Three stoneground with the second lot.',
      "Six by {date 8}, six and the stoneground the week after. I've written SCHOOL on it in red.",
    ],
  ],
  seasonal: {
    1: [
      'It is so cold that the starter is wearing a scarf.',
      'Nobody is eating cake, everybody is eating toast.',
      'Happy new year to all of you by the way.',
    ],
    2: ['Pancake day is coming, so add a 10 kg plain.', 'I have sold out of anything heart shaped.'],
    3: [
      'The clocks go forward soon and I lose the only hour I had.',
      'The blackthorn is out on the ridge, so it will snow.',
    ],
    4: ['Hot cross buns went well, no cricket balls.', 'Everyone in Headingley is in shorts. It is nine degrees.'],
    5: [
      'The students have gone home and taken their appetites with them.',
      'It is too warm at four in the morning already.',
    ],
    6: [
      'School sports day on Friday, so the shop shuts at one. Lily is in the sack race.',
      'Strawberries are in, so I will want more plain for the tarts.',
    ],
    7: ['The oven room is thirty-eight degrees. I have seen God.', 'End of term at last.'],
    8: ['Half my customers are in Filey.', 'It has rained on every day of the cricket and sold me a lot of pasties.'],
    9: ['Back to school, back to sandwiches, thank heaven.', 'First dark morning today. I rather like it.'],
    10: ['Parkin season! A sack of oatmeal too please, the medium.', 'The conkers are down and so are the students.'],
    11: ['Bonfire night cleaned us out of parkin by noon.', 'I have lit the shop window and it looks like a ship.'],
    12: ['Mince pies have begun and will not stop.', 'Add six kilos of mincemeat before someone else has it.'],
  },
}
