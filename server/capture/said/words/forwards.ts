/** The titles that mail programs put above a mail carried along, "Forwarded message", "Original Message", by language. */
import { phrases } from './phrases.ts'

/** Titles that stand between two strokes, or end in a colon. */
export const carriedTitles = phrases({
  en: `original message | original email | original mail | original appointment | original message follows | forwarded message |
    forwarded email | forwarded mail | forward message | reply message | message forwarded | begin forwarded message | start of forwarded message |
    weitergeleitete nachricht anfang | original meeting | replied message | inline message`,
  bg: 'оригинално съобщение | препратено съобщение',
  ca: 'missatge original | missatge reenviat',
  cs: 'původní zpráva | původní e-mail | přeposlaná zpráva | začátek přeposlané zprávy | předaná zpráva',
  da: 'oprindelig meddelelse | oprindelig besked | original meddelelse | videresendt meddelelse | videresendt besked | start på videresendt besked',
  de: `ursprüngliche nachricht | ursprüngliche mail | originalnachricht | original-nachricht | original nachricht | original-mail |
    ursprünglicher termin | weitergeleitete nachricht | anfang der weitergeleiteten nachricht | anfang der weitergeleiteten e-mail |
    beginn der weitergeleiteten nachricht | weitergeleitete mail | ende der weitergeleiteten nachricht | urspr. nachricht`,
  el: 'αρχικό μήνυμα | προωθημένο μήνυμα | έναρξη προωθημένου μηνύματος',
  es: `mensaje original | mensaje reenviado | inicio del mensaje reenviado | correo original | mensaje enviado | comienzo del mensaje reenviado |
    empieza el mensaje reenviado`,
  et: 'algne kiri | algne sõnum | edastatud kiri',
  fi: 'alkuperäinen viesti | välitetty viesti | välitetty viesti alkaa | edelleenlähetetty viesti | alkaa edelleenlähetetty viesti',
  fr: `message d'origine | message original | message initial | courriel original | message transféré | message transmis | courriel transféré |
    début du message transféré | début du message réexpédié | début du message | e-mail d'origine | mail original`,
  hr: 'izvorna poruka | originalna poruka | proslijeđena poruka | početak proslijeđene poruke',
  hu: 'eredeti üzenet | továbbított üzenet | továbbított levél | továbbított üzenet kezdete',
  id: 'pesan asli | pesan terusan | pesan yang diteruskan',
  it: 'messaggio originale | messaggio inoltrato | inizio messaggio inoltrato | inoltro messaggio | messaggio originario',
  lt: 'originalus laiškas | pradinis laiškas | persiųstas laiškas',
  lv: 'sākotnējais ziņojums | oriģinālais ziņojums | pārsūtītais ziņojums',
  nl: 'oorspronkelijk bericht | origineel bericht | doorgestuurd bericht | begin doorgestuurd bericht | doorgezonden bericht | originele bericht',
  no: 'opprinnelig melding | original melding | videresendt melding | start på videresendt melding | begynnelse på videresendt melding',
  pl: 'wiadomość oryginalna | oryginalna wiadomość | treść przekazanej wiadomości | przekazana wiadomość | wiadomość przekazana dalej | początek przekazywanej wiadomości',
  pt: `mensagem original | mensagem encaminhada | início da mensagem encaminhada | início da mensagem reencaminhada | mensagem reencaminhada |
    e-mail original`,
  ro: 'mesaj original | mesajul original | mesaj redirecționat | mesaj transmis mai departe | început mesaj redirecționat',
  ru: `исходное сообщение | пересылаемое сообщение | пересланное сообщение | начало пересылаемого сообщения | начало переадресованного сообщения |
    перенаправленное сообщение | переадресованное сообщение | оригинальное сообщение | оригинал сообщения | пересылаемое письмо`,
  sk: 'pôvodná správa | preposlaná správa | začiatok preposlanej správy',
  sl: 'izvorno sporočilo | posredovano sporočilo',
  sr: 'originalna poruka | оригинална порука | prosleđena poruka | прослеђена порука',
  sv: 'ursprungligt meddelande | originalmeddelande | vidarebefordrat meddelande | vidarebefordrat brev | början på vidarebefordrat meddelande | ursprungligt mail',
  tr: 'orijinal mesaj | orijinal ileti | özgün ileti | iletilen mesaj | iletilmiş mesaj | yönlendirilmiş ileti | iletilen ileti başlangıcı | özgün mesaj',
  uk: 'оригінальне повідомлення | переслане повідомлення | початок пересланого повідомлення | вихідне повідомлення',
  vi: 'thư gốc | tin nhắn gốc | thư đã chuyển tiếp | thư được chuyển tiếp',
  ar: 'الرسالة الأصلية | رسالة أصلية | رسالة معاد توجيهها | الرسالة المعاد توجيهها | بداية الرسالة المعاد توجيهها',
  fa: 'پیام اصلی | پیام فرستاده شده',
  he: 'הודעה מקורית | הודעה שהועברה | תחילת ההודעה שהועברה',
  hi: 'मूल संदेश | अग्रेषित संदेश',
  ja: '元のメッセージ | 元のメール | 転送メッセージ | 転送されたメッセージ | 転送メッセージの始め | オリジナルメッセージ | 受信メール',
  ko: '원본 메시지 | 원본 이메일 | 원본 메일 | 전달된 메시지 | 전달된 메일 | 전달받은 메시지 시작',
  th: 'ข้อความต้นฉบับ | ข้อความที่ส่งต่อ | ต้นฉบับข้อความ',
  zh: `原始邮件 | 原始信件 | 原始郵件 | 原邮件 | 转发邮件 | 转发的邮件 | 转发邮件信息 | 轉寄郵件 | 轉寄的郵件 | 转发邮件内容 | 回复的原邮件 | 被转发邮件 |
    邮件原件 | 開始轉寄郵件 | 以下是转发的邮件 | 原始邮件信息`,
})

/** Titles that go on with a name and a date: "Forwarded by Ann Miller on 3 May". */
export const carriedBeginnings = phrases({
  en: 'forwarded by | forwarded message from | message from | forwarded from',
  de: 'weitergeleitet von | weitergeleitete nachricht von',
  fr: 'transféré par | réexpédié par',
  es: 'reenviado por | remitido por',
  it: 'inoltrato da',
  nl: 'doorgestuurd door',
  pt: 'encaminhado por | reencaminhado por',
  sv: 'vidarebefordrat av',
  da: 'videresendt af | videresendt av',
})
