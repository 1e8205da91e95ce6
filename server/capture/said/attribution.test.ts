// The line above a quotation, as mail programs of many languages write it: all of it goes, and only it.
import { expect, test } from 'vitest'
import { splitSaid } from '../said.ts'

const lines: Record<string, string[]> = {
  'Gmail, English': ['On Mon, Feb 1, 2016 at 6:32 PM Ann Bee <ann@bee.com> wrote:'],
  'Gmail, German': ['Am Mo., 1. Feb. 2016 um 18:32 Uhr schrieb Ann Bee <ann@bee.de>:'],
  'Gmail, French': ['Le lun. 1 févr. 2016 à 18:32, Ann Bee <ann@bee.fr> a écrit :'],
  'Gmail, Spanish': ['El lun, 1 feb 2016 a las 18:32, Ann Bee (<ann@bee.es>) escribió:'],
  'Gmail, Portuguese of Brazil': ['Em seg., 1 de fev. de 2016 às 18:32, Ann Bee <ann@bee.br> escreveu:'],
  'Gmail, Portuguese': ['Ann Bee <ann@bee.pt> escreveu (segunda, 1/02/2016 à(s) 18:32):'],
  'Gmail, Italian': ['Il giorno lun 1 feb 2016 alle ore 18:32 Ann Bee <ann@bee.it> ha scritto:'],
  'Gmail, Dutch': ['Op ma 1 feb 2016 om 18:32 schreef Ann Bee <ann@bee.nl>:'],
  'Gmail, Swedish': ['Den mån 1 feb. 2016 kl 18:32 skrev Ann Bee <ann@bee.se>:'],
  'Gmail, Danish': ['Den man. 1. feb. 2016 kl. 18.32 skrev Ann Bee <ann@bee.dk>:'],
  'Gmail, Norwegian': ['man. 1. feb. 2016 kl. 18:32 skrev Ann Bee <ann@bee.no>:'],
  'Gmail, Finnish': ['ma 1. helmik. 2016 klo 18.32 Ann Bee (ann@bee.fi) kirjoitti:'],
  'Gmail, Polish': ['pon., 1 lut 2016 o 18:32 Ann Bee <ann@bee.pl> napisał(a):'],
  'Gmail, Czech': ['po 1. 2. 2016 v 18:32 odesílatel Ann Bee <ann@bee.cz> napsal:'],
  'Gmail, Slovak': ['po 1. 2. 2016 o 18:32 Ann Bee <ann@bee.sk> napísal(a):'],
  'Gmail, Hungarian': ['Ann Bee <ann@bee.hu> ezt írta (időpont: 2016. febr. 1., H, 18:32):'],
  'Gmail, Romanian': ['În lun., 1 feb. 2016 la 18:32, Ann Bee <ann@bee.ro> a scris:'],
  'Gmail, Turkish': ['Ann Bee <ann@bee.tr>, 1 Şub 2016 Pzt, 18:32 tarihinde şunu yazdı:'],
  'Gmail, Russian': ['пн, 1 февр. 2016 г. в 18:32, Ann Bee <ann@bee.ru>:'],
  'Gmail, Ukrainian': ['пн, 1 лют. 2016 р. о 18:32 Ann Bee <ann@bee.ua> пише:'],
  'Gmail, Greek': ['Στις Δευ, 1 Φεβ 2016 στις 6:32 μ.μ., ο χρήστης Ann Bee <ann@bee.gr> έγραψε:'],
  'Gmail, Bulgarian': ['На пн, 1.02.2016 г. в 18:32 Ann Bee <ann@bee.bg> написа:'],
  'Gmail, Croatian': ['pon, 1. velj 2016. u 18:32 Ann Bee <ann@bee.hr> napisao je:'],
  'Gmail, Slovenian': ['V V pon., 1. feb. 2016 ob 18:32 je oseba Ann Bee <ann@bee.si> napisala:'],
  'Gmail, Lithuanian': ['pirm., 2016-02-01, 18:32 Ann Bee <ann@bee.lt> rašė:'],
  'Gmail, Latvian': ['pirmd., 2016. g. 1. febr., plkst. 18:32 — lietotājs Ann Bee (<ann@bee.lv>) rakstīja:'],
  'Gmail, Estonian': ['Kuupäev E, 1. veebruar 2016 kell 18:32 kirjutas Ann Bee <ann@bee.ee>:'],
  'Gmail, Catalan': ['Missatge de Ann Bee <ann@bee.cat> del dia dl., 1 de febr. 2016 a les 18:32:'],
  'Gmail, Chinese': ['Ann Bee <ann@bee.cn> 于2016年2月1日周一 18:32写道：'],
  'Gmail, Chinese of Taiwan': ['Ann Bee <ann@bee.tw> 於 2016年2月1日 週一 下午6:32寫道：'],
  'Gmail, Japanese': ['2016年2月1日(月) 18:32 Ann Bee <ann@bee.jp>:'],
  'Gmail, Korean': ['2016년 2월 1일 (월) 오후 6:32, Ann Bee <ann@bee.kr>님이 작성:'],
  'Gmail, Hebrew': ['‫בתאריך יום ב׳, 1 בפבר׳ 2016 ב-18:32 מאת ‪Ann Bee‬‏ <‪ann@bee.co.il‬‏>:‬'],
  'Gmail, Arabic': ['في الاثنين، 1 فبراير 2016 في 6:32 م تمت كتابة ما يلي بواسطة Ann Bee <ann@bee.ae>:'],
  'Gmail, Vietnamese': ['Vào Th 2, 1 thg 2, 2016 vào lúc 18:32 Ann Bee <ann@bee.vn> đã viết:'],
  'Gmail, Indonesian': ['Pada tanggal Sen, 1 Feb 2016 pukul 18.32 Ann Bee <ann@bee.id> menulis:'],
  'Gmail, Thai': ['ในวันที่ จ. 1 ก.พ. 2016 เวลา 18:32 Ann Bee <ann@bee.th> เขียนว่า:'],
  'Gmail, Hindi': ['सोम, 1 फ़र॰ 2016 को 6:32 अपराह्न पर Ann Bee <ann@bee.in> ने लिखा:'],
  'Gmail, Persian': ['در تاریخ دوشنبه ۱ فوریه ۲۰۱۶، ۱۸:۳۲ Ann Bee <ann@bee.ir> نوشت:'],
  'Apple Mail, English': ['On 1 Feb 2016, at 18:32, Ann Bee <ann@bee.com> wrote:'],
  'Apple Mail, German': ['Am 01.02.2016 um 18:32 schrieb Ann Bee <ann@bee.de>:'],
  'iPhone, Dutch': ['Op 1 feb. 2016 om 18:32 heeft Ann Bee <ann@bee.nl> het volgende geschreven:'],
  'iPhone, Polish': ['Wiadomość napisana przez Ann Bee <ann@bee.pl> w dniu 01.02.2016, o godz. 18:32:'],
  'iPhone, Portuguese': ['No dia 1 de fev de 2016, às 18:32, Ann Bee <ann@bee.pt> escreveu:'],
  'iPhone, Danish': ['Den 1. feb. 2016 kl. 18.32 skrev Ann Bee <ann@bee.dk>:'],
  'iPhone, Finnish': ['Ann Bee <ann@bee.fi> kirjoitti 1.2.2016 kello 18.32:'],
  'iPhone, Russian': ['1 февр. 2016 г., в 18:32, Ann Bee <ann@bee.ru> написал(а):'],
  'iPhone, Japanese': ['2016/02/01 18:32、Ann Bee <ann@bee.jp>のメール:'],
  'iPhone, Chinese': ['在 2016年2月1日，18:32，Ann Bee <ann@bee.cn> 写道：'],
  'iPhone, Korean': ['2016. 2. 1. 오후 6:32, Ann Bee <ann@bee.kr> 작성:'],
  'Thunderbird, English': ['On 2/1/16 6:32 PM, Ann Bee wrote:'],
  'Thunderbird, German': ['Am 01.02.16 um 18:32 schrieb Ann Bee:'],
  'Thunderbird, French': ['Le 01/02/2016 à 18:32, Ann Bee a écrit :'],
  'Thunderbird, Spanish': ['El 01/02/2016 a las 18:32, Ann Bee escribió:'],
  'Thunderbird, Italian': ['Il 01/02/2016 18:32, Ann Bee ha scritto:'],
  'Thunderbird, Dutch': ['Op 1-2-2016 om 18:32 schreef Ann Bee:'],
  'Thunderbird, Polish': ['W dniu 2016-02-01 o 18:32, Ann Bee pisze:'],
  'Thunderbird, Russian': ['01.02.2016 18:32, Ann Bee пишет:'],
  'Thunderbird, Swedish': ['Den 2016-02-01 kl. 18:32, skrev Ann Bee:'],
  'Thunderbird, Finnish': ['Ann Bee kirjoitti 1.2.2016 klo 18:32:'],
  'Thunderbird, Czech': ['Dne 1.2.2016 v 18:32 Ann Bee napsal(a):'],
  'Thunderbird, Hungarian': ['2016.02.01. 18:32 keltezéssel, Ann Bee írta:'],
  'Thunderbird, Portuguese': ['Em 01/02/2016 18:32, Ann Bee escreveu:'],
  'Thunderbird, Chinese': ['在 2016/2/1 18:32, Ann Bee 写道:'],
  'Thunderbird, Turkish': ['01.02.2016 18:32 tarihinde Ann Bee yazdı:'],
  'Thunderbird, Korean': ['2016-02-01 오후 6:32에 Ann Bee 이(가) 쓴 글:'],
  'Thunderbird, Greek': ['Στις 1/2/2016 18:32, ο/η Ann Bee έγραψε:'],
  'Thunderbird, Romanian': ['Pe 01.02.2016 18:32, Ann Bee a scris:'],
  Tutanota: ['Feb 1, 2016, 18:32 by ann@bee.com:'],
  'Samsung mail, German': ['---- Ann Bee schrieb ----'],
  'Proton, with a title above': [
    '‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐',
    'On Monday, February 1st, 2016 at 6:32 PM, Ann Bee <ann@bee.com> wrote:',
  ],
  'a date and a user, Russian': ['понедельник, 1 февраля 2016 г. пользователь Ann написал:'],
  Zoho: ['---- On Mon, 01 Feb 2016 18:32:36 +0530 Ann Bee <ann@bee.com> wrote ----'],
  'a news reader': ['In message <87abc@bee.example>, Ann Bee writes:'],
  'Gmail of old': ['2016-02-01 18:32 GMT+01:00 Ann Bee <ann@bee.com>:'],
  'broken after the name': ['On Mon, Feb 1, 2016 at 6:32 PM, Ann Bee', '<ann@bee.com> wrote:'],
  'broken inside the address': ['On Mon, Feb 1, 2016 at 6:32 PM, Ann Bee <', 'ann@bee.com> wrote:'],
  'broken before the verb': ['Le lun. 1 févr. 2016 à 18:32, Ann Bee <ann@bee.fr> a', 'écrit :'],
  'broken in three': ['On Mon, Feb 1, 2016 at 6:32 PM, Ann Bee van der Long', 'Name', '<ann@bee.com> wrote:'],
  'broken in the date': ['Ann Bee <ann@bee.de> schrieb am Mo., 1.', 'Feb. 2016, 18:32:'],
  'broken, Dutch': ['Op ma 1 feb 2016 om 18:32 schreef Ann Bee van het Lange', 'Eind <ann@bee.nl>:'],
}

const told = 'Yes, that works for us.\nShall we say Tuesday?'

for (const [program, attribution] of Object.entries(lines)) {
  test(`${program}: the line above a marked quotation goes with it`, () => {
    const quoted = [...attribution, '', '> Could we meet next week?', '> We are free all days.'].join('\n')
    expect(splitSaid(`${told}\n\n${quoted}`)).toEqual({ said: told, quoted, signature: '' })
    expect(splitSaid(`${told}\n${quoted.replace('\n\n', '\n')}`).said).toBe(told)
  })

  test(`${program}: below it the old mail stands without marks, and goes too`, () => {
    const quoted = [...attribution, '', 'Could we meet next week?', '', 'Ann'].join('\n')
    expect(splitSaid(`${told}\n\n${quoted}`)).toEqual({ said: told, quoted, signature: '' })
  })

  test(`${program}: an answer below the quotation is kept`, () => {
    const quoted = [...attribution, '> Could we meet next week?'].join('\n')
    expect(splitSaid(`${quoted}\n\n${told}`)).toEqual({ said: told, quoted, signature: '' })
  })
}

test('a sentence that tells of writing is no attribution', () => {
  for (const words of [
    'On Monday he wrote: the pump is broken.',
    'As Ann wrote:\n\nThe pump is broken, and the motor is too.',
    'In 2013 the inspector wrote that all was well.\n\nIt was not.',
    'I am writing about order 2016-02-01. You said:\n\n- two boxes\n- one lid',
    'We open at 10:00 and close at 18:00:\n\nMonday to Friday.',
    'Please call me on 3 May 2024 at 10:00:\n\n+44 113 496 0000',
  ])
    expect(splitSaid(words)).toEqual({ said: words, quoted: '', signature: '' })
})
