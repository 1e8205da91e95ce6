// Lines that devices and programs add by themselves.
import { expect, test } from 'vitest'
import { splitSaid } from '../../said.ts'
import { isDevice } from './devices.ts'

const added = [
  'Sent from my iPhone',
  'Sent from my iPad, please excuse typos',
  'Sent from my Verizon Wireless 4G LTE smartphone',
  'Sent from Yahoo Mail on Android',
  'Sent from Mail for Windows 10',
  'Sent via BlackBerry from T-Mobile',
  'Get Outlook for iOS<https://aka.ms/o0ukef>',
  'Get [Outlook for Android](https://aka.ms/ghei36)',
  '<<sent by galaxy>>',
  '(sent from my phone)',
  'Envoyé de mon iPhone',
  'Envoyé depuis mon mobile Orange',
  'Envoyé à partir de Outlook pour Android',
  'Von meinem iPhone gesendet',
  'Gesendet von meinem Samsung Galaxy Smartphone.',
  'Gesendet mit der GMX Mail App',
  'Holen Sie sich Outlook für iOS',
  'Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.',
  'Enviado desde mi iPhone',
  'Enviado do meu iPhone',
  'Obter o Outlook para Android',
  'Inviato da iPhone',
  'Inviato dal mio dispositivo Samsung',
  'Verzonden vanaf mijn iPad',
  'Verstuurd vanaf mijn iPhone',
  'Skickat från min iPhone',
  'Hämta Outlook för Android',
  'Sendt fra min iPhone',
  'Lähetetty iPhonesta',
  'Wysłane z iPhone’a',
  'Odesláno z iPhonu',
  'Odoslané z iPhonu',
  'Trimis de pe iPhone-ul meu',
  'iPhone’umdan gönderildi',
  'Отправлено с iPhone',
  'Отправлено из мобильной Почты Mail.ru',
  'Надіслано з iPhone',
  'Στάλθηκε από το iPhone μου',
  'נשלח מה-iPhone שלי',
  'أُرسلت من الـ iPhone',
  '发自我的 iPhone',
  '從我的 iPhone 傳送',
  'iPhoneから送信',
  '나의 iPhone에서 보냄',
  'Gửi từ iPhone của tôi',
  'Dikirim dari iPhone saya',
  'ส่งจาก iPhone ของฉัน',
]

test.each(added)('"%s" was added by a device', (line) => {
  expect(isDevice(line)).toBe(true)
  expect(splitSaid(`The door is stuck again.\n\n${line}`)).toEqual({
    said: 'The door is stuck again.',
    quoted: '',
    signature: line,
  })
})

test.each([
  'Sent from my desk, is much easier then my mobile phone.',
  'Sent by mistake, sorry',
  'Gesendet habe ich das Paket am Montag.',
  'Get Outlook for me, please, and install it on the computers of all of my colleagues today',
  'Enviado el lunes por correo.',
  'From my point of view we can start.',
  'The phone was sent',
  'Verzonden is het pakket al op maandag',
])('"%s" was written by a person', (line) => {
  expect(isDevice(line)).toBe(false)
})
