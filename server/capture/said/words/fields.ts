/** The names of the fields in the block that mail programs put above an old mail, "From: … Sent: … To: …", by language. */

/** What a field of such a block tells. */
export type Field = 'from' | 'sent' | 'date' | 'to' | 'cc' | 'reply' | 'subject' | 'attachments'

const named: Record<Field, string> = {
  from: `from | von | de | expéditeur | remitente | da | mittente | van | afzender | från | fra | lähettäjä | od | odesílatel |
    odosielateľ | feladó | de la | expeditor | kimden | gönderen | от | от кого | отправитель | від | від кого | адпраўшчык |
    подател | από | αποστολέας | 发件人 | 发送人 | 寄件者 | 寄件人 | 來自 | 差出人 | 送信者 | 보낸 사람 | 보낸사람 | 발신 | מאת | من | المرسل |
    از | từ | người gửi | dari | จาก | प्रेषक | saatja | no | nuo | šalje | pošiljatelj | šalje | frá | mula sa | sent by | remetente`,
  sent: `sent | gesendet | envoyé | envoyé le | enviado | enviado el | enviada em | enviado em | enviada | inviato | verzonden |
    skickat | sendt | lähetetty | wysłano | wysłane | odesláno | odoslané | elküldve | küldve | trimis | gönderildi | gönderilme tarihi |
    отправлено | дата отправки | надіслано | надісланий | изпратено | στάλθηκε | εστάλη | 发送时间 | 傳送時間 | 寄件日期 | 寄出 | 已发送 |
    送信日時 | 보낸 날짜 | 보낸날짜 | 발신일자 | נשלח | تاريخ الإرسال | تم الإرسال | أرسلت | ارسال شده | đã gửi | dikirim | terkirim | ส่ง |
    saadetud | saatmisaeg | nosūtīts | išsiųsta | poslano | послато | sent at | sent on | enviat | tramès`,
  date: `date | datum | fecha | data | dato | päivämäärä | päiväys | data | dátum | dată | tarih | дата | ημερομηνία | 日期 | 日付 | 日時 |
    날짜 | תאריך | التاريخ | تاریخ | ngày | tanggal | วันที่ | दिनांक | kuupäev | datums | le | am | dagsetning | время`,
  to: `to | an | à | a | destinataire | para | destinatario | per | aan | till | til | vastaanottaja | do | komu | címzett | către |
    kime | alıcı | кому | получатель | до | προς | 收件人 | 收件者 | 宛先 | 받는 사람 | 받는사람 | 수신 | אל | إلى | المستلم | به | đến | tới |
    kepada | untuk | ถึง | प्रति | saaja | kam | prima | za | prejemnik | destinatari`,
  cc: `cc | c.c. | cc/bcc | bcc | kopie | kopie (cc) | copie | copie à | copia | con copia | cópia | kopi | kopia | kopio | dw | udw | kopie |
    kópia | másolat | bilgi | копия | копія | κοιν. | κοιν | 抄送 | 副本 | 參考 | 참조 | 숨은 참조 | עותק | העתק | نسخة | رونوشت | đồng kính gửi |
    สำเนา | tembusan | ccn | bilgi | cci | cco | kópie | koopia | copia a`,
  reply: `reply-to | reply to | antwort an | antwortadresse | répondre à | responder a | risposta | rispondi a | rispondi | beantwoorden -
    aan | antwoord aan | svar til | svara till | vastausosoite | odpowiedz do | odpověď komu | válaszcím | yanıt adresi | ответить | 回复 | 返信先`,
  subject: `subject | betreff | betr. | betrifft | objet | sujet | asunto | assunto | oggetto | onderwerp | ämne | emne | aihe | temat | předmět |
    predmet | tárgy | subiect | konu | тема | тэма | относно | предмет | θέμα | 主题 | 主題 | 主旨 | 標題 | 件名 | 제목 | נושא | הנדון | الموضوع |
    موضوع | chủ đề | tiêu đề | subjek | perihal | judul | เรื่อง | หัวเรื่อง | विषय | teema | tēma | tema | zadeva | efni | assumpte | paksa | re | naslov`,
  attachments: `attachments | attachment | anlagen | anhang | pièces jointes | datos adjuntos | adjuntos | anexos | allegati | bijlagen | bijlage |
    bilagor | vedhæftede filer | liitteet | załączniki | přílohy | prílohy | mellékletek | ekler | вложения | вкладення | 附件 | 添付ファイル |
    첨부 파일 | importance | wichtigkeit | priorität | priority | importancia | importanza | importância | belang | organization | newsgroups`,
}

const byName = new Map<string, Field>()
for (const [field, names] of Object.entries(named))
  for (const name of names.split('|')) byName.set(name.replace(/\s+/g, ' ').trim(), field as Field)
byName.set('no', 'from')

/** Which field a label names, if any. */
export function fieldNamed(label: string): Field | undefined {
  return byName.get(label)
}
