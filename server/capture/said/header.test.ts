// Old mails that are carried along under a block of fields or a title, in many languages.
import { expect, test } from 'vitest'
import { splitSaid } from '../said.ts'

const told = 'Das passt so.\nBitte liefern.'

const blocks: Record<string, string> = {
  'Outlook, English':
    'From: Ann Bee <ann@bee.com>\nSent: Monday, February 1, 2016 6:32 PM\nTo: Bob Cole <bob@cole.com>\nSubject: Offer',
  'Outlook, German':
    'Von: Ann Bee <ann@bee.de>\nGesendet: Montag, 1. Februar 2016 18:32\nAn: Bob Cole <bob@cole.de>\nBetreff: Angebot',
  'Outlook, French':
    'De : Ann Bee <ann@bee.fr>\nEnvoyé : lundi 1 février 2016 18:32\nÀ : Bob Cole <bob@cole.fr>\nObjet : Offre',
  'Outlook, Spanish':
    'De: Ann Bee <ann@bee.es>\nEnviado el: lunes, 1 de febrero de 2016 18:32\nPara: Bob Cole\nAsunto: Oferta',
  'Outlook, Portuguese':
    'De: Ann Bee <ann@bee.br>\nEnviada em: segunda-feira, 1 de fevereiro de 2016 18:32\nPara: Bob Cole\nAssunto: Oferta',
  'Outlook, Italian': 'Da: Ann Bee <ann@bee.it>\nInviato: lunedì 1 febbraio 2016 18:32\nA: Bob Cole\nOggetto: Offerta',
  'Outlook, Dutch':
    'Van: Ann Bee <ann@bee.nl>\nVerzonden: maandag 1 februari 2016 18:32\nAan: Bob Cole\nOnderwerp: Offerte',
  'Outlook, Swedish': 'Från: Ann Bee <ann@bee.se>\nSkickat: den 1 februari 2016 18:32\nTill: Bob Cole\nÄmne: Offert',
  'Outlook, Danish': 'Fra: Ann Bee <ann@bee.dk>\nSendt: 1. februar 2016 18:32\nTil: Bob Cole\nEmne: Tilbud',
  'Outlook, Norwegian': 'Fra: Ann Bee <ann@bee.no>\nSendt: mandag 1. februar 2016 18:32\nTil: Bob Cole\nEmne: Tilbud',
  'Outlook, Finnish':
    'Lähettäjä: Ann Bee <ann@bee.fi>\nLähetetty: maanantai 1. helmikuuta 2016 18.32\nVastaanottaja: Bob Cole\nAihe: Tarjous',
  'Outlook, Polish':
    'Od: Ann Bee <ann@bee.pl>\nWysłano: poniedziałek, 1 lutego 2016 18:32\nDo: Bob Cole\nTemat: Oferta',
  'Outlook, Czech': 'Od: Ann Bee <ann@bee.cz>\nOdesláno: pondělí 1. února 2016 18:32\nKomu: Bob Cole\nPředmět: Nabídka',
  'Outlook, Slovak':
    'Od: Ann Bee <ann@bee.sk>\nOdoslané: pondelok 1. februára 2016 18:32\nKomu: Bob Cole\nPredmet: Ponuka',
  'Outlook, Hungarian':
    'Feladó: Ann Bee <ann@bee.hu>\nElküldve: 2016. február 1., hétfő 18:32\nCímzett: Bob Cole\nTárgy: Ajánlat',
  'Outlook, Romanian':
    'De la: Ann Bee <ann@bee.ro>\nTrimis: luni, 1 februarie 2016 18:32\nCătre: Bob Cole\nSubiect: Ofertă',
  'Outlook, Turkish':
    'Kimden: Ann Bee <ann@bee.tr>\nGönderildi: 1 Şubat 2016 Pazartesi 18:32\nKime: Bob Cole\nKonu: Teklif',
  'Outlook, Russian':
    'От: Ann Bee <ann@bee.ru>\nОтправлено: 1 февраля 2016 г. 18:32\nКому: Bob Cole\nТема: Предложение',
  'Outlook, Ukrainian':
    'Від: Ann Bee <ann@bee.ua>\nНадіслано: 1 лютого 2016 р. 18:32\nКому: Bob Cole\nТема: Пропозиція',
  'Outlook, Greek':
    'Από: Ann Bee <ann@bee.gr>\nΣτάλθηκε: Δευτέρα, 1 Φεβρουαρίου 2016 6:32 μμ\nΠρος: Bob Cole\nΘέμα: Προσφορά',
  'Outlook, Chinese': '发件人: Ann Bee <ann@bee.cn>\n发送时间: 2016年2月1日 18:32\n收件人: Bob Cole\n主题: 报价',
  'Outlook, Chinese of Taiwan':
    '寄件者：Ann Bee <ann@bee.tw>\n寄件日期：2016年2月1日 下午 06:32\n收件者：Bob Cole\n主旨：報價',
  'Outlook, Japanese': '差出人: Ann Bee <ann@bee.jp>\n送信日時: 2016年2月1日 18:32\n宛先: Bob Cole\n件名: 見積',
  'Outlook, Korean':
    '보낸 사람: Ann Bee <ann@bee.kr>\n보낸 날짜: 2016년 2월 1일 월요일 오후 6:32\n받는 사람: Bob Cole\n제목: 견적',
  'Outlook, Hebrew': 'מאת: Ann Bee <ann@bee.co.il>\nנשלח: יום שני 1 פברואר 2016 18:32\nאל: Bob Cole\nנושא: הצעה',
  'Outlook, Arabic': 'من: Ann Bee <ann@bee.ae>\nتم الإرسال: الاثنين، 1 فبراير 2016 6:32 م\nإلى: Bob Cole\nالموضوع: عرض',
  'a language that is not known':
    'Iarei: Ann Bee <ann@bee.example>\nFogal: Moris 1 Fevar 2016 18:32\nTosa: Bob Cole <bob@cole.example>\nTemi: Ofer',
  'set in bold':
    '*From:* Ann Bee [mailto:ann@bee.com]\n*Sent:* Monday, February 1, 2016 6:32 PM\n*To:* Bob Cole\n*Subject:* Offer',
  'under a stroke':
    '________________________________\nFrom: Ann Bee <ann@bee.com>\nSent: Monday, February 1, 2016 6:32 PM\nTo: Bob Cole\nSubject: Offer',
  'with lines between':
    'From: Ann Bee <ann@bee.com>\n\nSent: Monday, February 1, 2016 6:32 PM\n\nTo: Bob Cole\n\nSubject: Offer',
  'with a field over two lines':
    'From: Ann Bee <ann@bee.com>\nDate: Mon, 1 Feb 2016 18:32\nSubject: An offer that is\n so long\nTo: Bob Cole',
  'Windows Mail, without subject': 'От: Ann Bee\nОтправлено: четверг, 1 февраля 2016 г. 18:32\nКому: Bob Cole',
  'Lotus Notes': 'Ann Bee@CORP\n02/01/2016 06:32 PM\nTo: Bob Cole/HOU/Corp@Corp\ncc: \nSubject: Offer',
  'Lotus Notes, carried along':
    '---------------------- Forwarded by Bob Cole/HOU/Corp on 02/01/2016 06:40 PM ---------------------------\n\nAnn Bee@CORP\n02/01/2016 06:32 PM\nTo: Bob Cole/HOU/Corp@Corp',
  'Original Message': '-----Original Message-----\nFrom: Ann Bee\nSent: Monday\nTo: Bob Cole',
  'Original Message with no fields': '----- Original Message -----',
  'Ursprüngliche Nachricht':
    '-------- Ursprüngliche Nachricht --------\nVon: Ann Bee <ann@bee.de>\nDatum: 01.02.16 18:32 (GMT+01:00)\nAn: Bob Cole\nBetreff: Angebot',
  "Message d'origine":
    "-------- Message d'origine --------\nDe : Ann Bee <ann@bee.fr>\nDate : 01/02/2016 18:32 (GMT+01:00)\nÀ : Bob\nObjet : Offre",
  'Messaggio originale':
    '-------- Messaggio originale --------\nDa: Ann Bee <ann@bee.it>\nData: 01/02/16 18:32 (GMT+01:00)\nA: Bob\nOggetto: Offerta',
  'Oorspronkelijk bericht':
    '-------- Oorspronkelijk bericht --------\nVan: Ann Bee <ann@bee.nl>\nDatum: 01-02-16 18:32 (GMT+01:00)\nAan: Bob\nOnderwerp: Offerte',
  'Пересылаемое сообщение': '-------- Пересылаемое сообщение --------\n01.02.2016, 18:32, "Ann Bee" <ann@bee.ru>:',
  原始邮件:
    '------------------ 原始邮件 ------------------\n发件人: "Ann Bee"<ann@bee.cn>;\n发送时间: 2016年2月1日(星期一) 晚上6:32\n收件人: "Bob"<bob@cole.cn>;\n主题: 报价',
  'Forwarded message':
    '---------- Forwarded message ---------\nFrom: Ann Bee <ann@bee.com>\nDate: Mon, Feb 1, 2016 at 6:32 PM\nSubject: Offer\nTo: <bob@cole.com>',
  'Begin forwarded message':
    'Begin forwarded message:\n\nFrom: Ann Bee <ann@bee.com>\nSubject: Offer\nDate: 1 February 2016 at 18:32:00 GMT\nTo: bob@cole.com',
  'Anfang der weitergeleiteten Nachricht':
    'Anfang der weitergeleiteten Nachricht:\n\nVon: Ann Bee <ann@bee.de>\nBetreff: Angebot\nDatum: 1. Februar 2016 um 18:32:00 MEZ\nAn: bob@cole.de',
  'a title that is not known, between strokes':
    '-------- Mesaia orixala --------\nFrom: Ann Bee <ann@bee.com>\nDate: 1 Feb 2016',
}

for (const [program, block] of Object.entries(blocks)) {
  test(`${program}: the block and all below it is quoted`, () => {
    const quoted = `${block}\n\nHi Bob,\n\nhere is our offer. On Monday we are closed.\n\nRegards,\nAnn`
    expect(splitSaid(`${told}\n\n${quoted}`)).toEqual({ said: told, quoted, signature: '' })
    expect(splitSaid(`${told}\n\n\n${quoted}`, 'Bob Cole').said).toBe(told)
    expect(splitSaid(quoted, 'Bob Cole')).toEqual({ said: '', quoted, signature: '' })
  })
}

test('labels in a customer’s own words are no block of fields', () => {
  for (const words of [
    'Please move our piano:\n\nFrom: Berlin\nTo: Hamburg\nDate: 3 May 2024\n\nWhat would it cost?',
    'Name: Ann Bee\nEmail: ann@bee.com\nPhone: +44 113 496 0000\nMessage: please call',
    'To: the kitchen\nSubject: lunch\n\nTwo soups, please.',
    'Date: 3 May\nTime: 10:00\nPlace: your shop',
    'From: May\nTo: June\n\nwe are closed.',
  ])
    expect(splitSaid(words)).toEqual({ said: words, quoted: '', signature: '' })
})

test('a mail whose every line is marked, fields included, is quoted below the answer', () => {
  const quoted =
    '> Subject: Offer\n> From: ann@bee.com\n> To: bob@cole.com\n> Date: Mon, 1 Feb 2016 18:32:22 +0400\n>\n> Here it is.'
  expect(splitSaid(`Thanks for this!\n\n${quoted}`)).toEqual({ said: 'Thanks for this!', quoted, signature: '' })
})
