// Who lives in the village: the shop's own people and everyone who writes to them, each with a mail program and a way of signing off.

export type Client = 'gmail' | 'outlook' | 'apple' | 'thunderbird' | 'german'

export type Person = {
  name: string
  address: string
  client: Client
  /** Ways of ending a mail, used in turn. */
  closings: string[]
  /** The signature block; `dashes` puts the "-- " line above it. */
  sign?: string
  dashes?: boolean
  organization?: string
  zone?: string
  member?: 'shop' | 'tom' | 'anna' | 'priya'
}

const shopLine = 'Reed & Marsh, 14 Mill Lane, Leeds LS2 7QA\nFlour, groceries and good advice since 1961'

const members = {
  anna: {
    name: 'Anna Marsh',
    address: 'anna@reed.example',
    client: 'apple',
    closings: ['Anna', 'Best, Anna', 'Anna'],
    member: 'anna',
  },
  tom: {
    name: 'Tom Reed',
    address: 'tom@reed.example',
    client: 'outlook',
    closings: ['Cheers,\nTom', 'Tom', 'All the best,\nTom', 'Best,\nTom'],
    sign: `Tom Reed\nSales, Reed & Marsh\n0113 496 0114 | 07700 900 214\n14 Mill Lane, Leeds LS2 7QA`,
    member: 'tom',
  },
  priya: {
    name: 'Priya Nair',
    address: 'priya@reed.example',
    client: 'gmail',
    closings: ['Warm wishes,\nPriya', 'Priya', 'Kind regards,\nPriya', 'Best,\nPriya'],
    sign: `Priya Nair | Customer Service\n0113 496 0117\n${shopLine}`,
    dashes: true,
    member: 'priya',
  },
  shop: {
    name: 'Reed & Marsh',
    address: 'shop@reed.example',
    client: 'gmail',
    closings: ['Priya, for everyone at the shop', 'All at the shop', 'Priya (shop desk)'],
    sign: `${shopLine}\n0113 496 0100 | Mon to Fri 7 to 6, Sat 8 to 12:30`,
    dashes: true,
    member: 'shop',
  },
} satisfies Record<string, Person>

const trade = {
  margaret: {
    name: 'Margaret Chen',
    address: 'margaret@chensbakery.example',
    client: 'apple',
    closings: ['Margaret', 'M', 'Margaret', 'M.'],
    sign: "Margaret Chen\nOwner, Chen's Bakery\n38 Otley Road, Leeds LS6 3QA\n0113 496 0182",
    organization: "Chen's Bakery",
  },
  kasia: {
    name: 'Kasia Nowak',
    address: 'kasia@chensbakery.example',
    client: 'apple',
    closings: ['Kasia', 'Kasia (for Margaret)'],
    organization: "Chen's Bakery",
  },
  eleanor: {
    name: 'Eleanor Finch',
    address: 'eleanor.finch@hotelbellweather.example',
    client: 'outlook',
    closings: ['Kind regards,\nEleanor', 'With best wishes,\nEleanor', 'Yours,\nEleanor Finch'],
    sign: 'Eleanor Finch\nGeneral Manager\nHotel Bellweather\nSwan Road, Harrogate HG1 2SS\nT: 01423 496 030  M: 07700 900 431\n\nPlease consider the environment before printing this e-mail.',
    organization: 'Hotel Bellweather',
  },
  marcus: {
    name: 'Marcus Webb',
    address: 'marcus.webb@hotelbellweather.example',
    client: 'outlook',
    closings: ['Marcus', 'Regards,\nMarcus', 'Thx,\nM Webb', 'Regards\nMarcus'],
    sign: 'Marcus Webb\nPurchasing\nHotel Bellweather\nT: 01423 496 034',
    organization: 'Hotel Bellweather',
  },
  giulia: {
    name: 'Giulia Conti',
    address: 'giulia.conti@hotelbellweather.example',
    client: 'apple',
    closings: ['Giulia', 'Baci dal forno,\nGiulia', 'Giulia'],
    sign: 'Giulia Conti\nPastry Chef, Hotel Bellweather',
    organization: 'Hotel Bellweather',
  },
  callum: {
    name: 'Callum Fraser',
    address: 'callum.fraser@hotelbellweather.example',
    client: 'apple',
    closings: ['Callum', 'C', 'Ta,\nCallum'],
    sign: 'Callum Fraser\nSous Chef, Hotel Bellweather',
    organization: 'Hotel Bellweather',
  },
  callumTannery: {
    name: 'Callum Fraser',
    address: 'callum@oldtannery.example',
    client: 'gmail',
    closings: ['Callum', 'Ta,\nCallum'],
    sign: 'Callum Fraser\nHead Chef, The Old Tannery\nCanal Wharf, Leeds\n07700 900 588',
    dashes: true,
    organization: 'The Old Tannery',
  },
  jess: {
    name: 'Jess Hartley',
    address: 'jess@cafesorrel.example',
    client: 'gmail',
    closings: ['Jess', 'Jess x', 'J x', 'Jess'],
    sign: 'Jess Hartley\nCafé Sorrel, 9 Fossgate, York\n01904 496 077',
    dashes: true,
    organization: 'Café Sorrel',
  },
  finn: {
    name: 'Finn Hartley',
    address: 'finn@cafesorrel.example',
    client: 'gmail',
    closings: ['Finn', 'Cheers, Finn'],
    organization: 'Café Sorrel',
  },
  ruth: {
    name: 'Ruth Adler',
    address: 'ruth@adlersdeli.example',
    client: 'outlook',
    closings: ['Ruth', 'Best,\nRuth', 'Yours,\nRuth Adler'],
    sign: "Ruth Adler\nAdler's Deli, 3 Street Lane, Leeds LS8 1AL\n0113 496 0155",
    organization: "Adler's Deli",
  },
  sam: {
    name: 'Sam Okafor',
    address: 'sam@okaforandsons.example',
    client: 'outlook',
    closings: ['Sam', 'Cheers\nSam', 'Sam'],
    sign: 'Sam Okafor\nOkafor & Sons, Oven Fitters\nUnit 6, Canal Road, Bradford BD2 1AL\n01274 496 021 / 07700 900 377',
    organization: 'Okafor & Sons',
  },
  emmanuel: {
    name: 'Emmanuel Okafor',
    address: 'emmanuel@okaforandsons.example',
    client: 'thunderbird',
    closings: ['God bless,\nEmmanuel Okafor', 'E. Okafor', 'Respectfully,\nEmmanuel Okafor'],
    sign: 'Emmanuel Okafor\nOkafor & Sons\nBradford',
    dashes: true,
    organization: 'Okafor & Sons',
  },
  nadia: {
    name: 'Nadia Rahman',
    address: 'nadia@copperkettle.example',
    client: 'outlook',
    closings: ['Nadia', 'Thanks,\nNadia', 'Best,\nNadia'],
    sign: 'Nadia Rahman\nThe Copper Kettle Tearoom\nBoroughgate, Otley LS21 1AE\n01943 496 012',
    organization: 'The Copper Kettle',
  },
  nadiaHome: {
    name: 'Nadia Rahman',
    address: 'nadia.rahman.otley@gmail.com',
    client: 'gmail',
    closings: ['Nadia', 'N'],
    organization: 'The Copper Kettle',
  },
  harpreet: {
    name: 'Harpreet Gill',
    address: 'harpreet@gillstores.example',
    client: 'gmail',
    closings: ['Harpreet', 'H Gill', 'Regards, Harpreet'],
    sign: 'Harpreet Gill, Gill Stores\n211 Leeds Road, Bradford\n01274 496 088',
    organization: 'Gill Stores',
  },
  geoff: {
    name: 'Geoff Lumb',
    address: 'geoff@wharfedalemill.example',
    client: 'outlook',
    closings: ['Geoff', 'Rgds\nGeoff', 'Geoff'],
    sign: 'Geoff Lumb\nSales Office, Wharfedale Mill\nThe Old Maltings, Ilkley LS29 8AA\n01943 496 066',
    organization: 'Wharfedale Mill',
  },
} satisfies Record<string, Person>

const town = {
  paul: {
    name: 'Paul Osei',
    address: 'p.osei@stannes.example',
    client: 'gmail',
    closings: ['Paul', 'Best wishes,\nPaul Osei', 'Paul'],
    sign: "Mr P. Osei, Grade 4\nSt Anne's International Primary School, Leeds",
    dashes: true,
    organization: "St Anne's School",
  },
  derek: {
    name: 'Derek & Maureen Pickles',
    address: 'pickles.guiseley@btinternet.com',
    client: 'thunderbird',
    closings: ['Regards,\nDerek', 'Derek Pickles', 'Yours,\nDerek'],
  },
  maureen: {
    name: 'Derek & Maureen Pickles',
    address: 'pickles.guiseley@btinternet.com',
    client: 'thunderbird',
    closings: ['Love,\nMaureen', 'Maureen', 'Maureen (not Derek)'],
  },
  alder: {
    name: 'Ruth Alder',
    address: 'ruth@roundhayallotments.example',
    client: 'gmail',
    closings: ['Ruth', 'Ruth A.', 'Happy digging,\nRuth'],
    sign: 'Ruth Alder\nSecretary, Roundhay Allotment Society\nPlot 41 (the one with the scarecrow)',
    dashes: true,
    organization: 'Roundhay Allotment Society',
  },
  hilary: {
    name: 'Hilary Cobb',
    address: 'hilary.cobb@stoswaldsguiseley.example',
    client: 'outlook',
    closings: ['Every blessing,\nHilary', 'With thanks,\nHilary', 'Yours sincerely,\nHilary Cobb'],
    sign: "Hilary Cobb\nChurchwarden, St Oswald's\n01943 496 039 (evenings)",
    organization: "St Oswald's",
  },
  bex: {
    name: 'Bex Holloway',
    address: 'bexbakes.leeds@gmail.com',
    client: 'gmail',
    closings: ['Bex 🧁', 'Bex xx', 'B xx'],
  },
  desmond: {
    name: 'Desmond Ainsley',
    address: 'd.ainsley@hotmail.co.uk',
    client: 'outlook',
    closings: ['D. Ainsley', 'Desmond Ainsley (Mr)'],
  },
  philippa: {
    name: 'The Hon. Mrs Philippa Cholmondeley-Featherstonehaugh-Warburton',
    address: 'philippa@ashgrovehall.example',
    client: 'outlook',
    closings: ['Yours ever,\nPhilippa C-F-W', 'Philippa'],
    sign: 'The Hon. Mrs Philippa Cholmondeley-Featherstonehaugh-Warburton\nPresident, Nidderdale and District Women’s Institute Preserves and Sponges Committee\nAshgrove Hall, near Pateley Bridge',
    dashes: true,
    organization: 'Ashgrove Hall',
  },
  ines: {
    name: 'Ines Duarte',
    address: 'ines.duarte.nata@outlook.com',
    client: 'outlook',
    closings: ['Obrigada,\nInes Duarte'],
    zone: 'Europe/Lisbon',
  },
  weiss: {
    name: 'Jürgen Weiß',
    address: 'juergen@baeckerei-weiss.example',
    client: 'german',
    closings: ['Mit freundlichen Grüßen\nJürgen Weiß', 'Beste Grüße aus Nürnberg\nJürgen Weiß'],
    sign: 'Bäckerei Weiß, Inh. Jürgen Weiß\nKönigstraße 12, 90402 Nürnberg\nTel. +49 911 4960 17',
    dashes: true,
    organization: 'Bäckerei Weiß',
    zone: 'Europe/Berlin',
  },
  avner: {
    name: 'Avner Levy',
    address: 'avner@levysgrill.example',
    client: 'apple',
    closings: ['Avner', 'Avner, with flour on the phone'],
    organization: "Levy's Grill",
  },
  market: {
    name: 'Kirkstall Market Office',
    address: 'info@kirkstallmarket.example',
    client: 'outlook',
    closings: ['The Market Office', 'With thanks,\nThe Market Office'],
    sign: 'Kirkstall Market Office\nAbbey Walk, Leeds LS5 3EH',
    organization: 'Kirkstall Market',
  },
} satisfies Record<string, Person>

export const cast: Record<Name, Person> = { ...members, ...trade, ...town }
export type Name = keyof typeof members | keyof typeof trade | keyof typeof town
