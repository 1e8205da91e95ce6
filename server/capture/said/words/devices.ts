/** The line that a telephone or a mail program adds by itself, "Sent from my iPhone", by language. */
import { anyOf, phrases } from './phrases.ts'

/** Such lines by their first words; what follows is a name of a thing. */
const begins = phrases({
  en: `sent from | sent via | sent with | sent using | sent by | from my iphone | from my ipad | from my mobile | from my phone | from my android |
    from my samsung | from my blackberry | from my windows phone | from my galaxy | get outlook for | sent on the go | composed on | written on my |
    typed on my | please excuse typos | excuse my brevity | download outlook for | get bluemail for | sent securely from | powered by cloud mail`,
  ca: 'enviat des de | enviat amb',
  cs: 'odesláno z | posláno z | odesláno ze | odesláno pomocí | získejte outlook pro',
  da: 'sendt fra | hent outlook til | sendt med | sendt via',
  de: `gesendet von | gesendet mit | von meinem iphone | von meinem ipad | von meinem handy | von meinem mobil | von meinem smartphone |
    von meinem samsung | von meinem android | von meinem huawei | von unterwegs | versendet mit | versandt mit | verschickt von | outlook für |
    holen sie sich outlook für | outlook für android beziehen | diese nachricht wurde von | diese e-mail wurde von | diese mail wurde von | von mobil`,
  el: 'στάλθηκε από | εστάλη από',
  es: `enviado desde | enviado con | enviado a través | enviado por | enviado vía | obtener outlook para | obtén outlook para | descargar outlook para |
    mandado desde`,
  et: 'saadetud minu',
  fi: 'lähetetty | hanki outlook | hanki outlookin',
  fr: `envoyé de | envoyé depuis | envoyé à partir | envoyé avec | envoyé par | envoyé via | télécharger outlook pour | obtenir outlook pour |
    obtenez outlook pour | provenance`,
  hr: 'poslano s | poslano sa | poslano iz | poslano pomoću',
  hu: 'küldve az | elküldve | az iphone-omról küldve | küldés',
  id: 'dikirim dari | terkirim dari',
  it: 'inviato da | inviato dal | inviato con | inviato tramite | inviata da | ottieni outlook per | scarica outlook per',
  lt: 'išsiųsta iš | siųsta iš',
  lv: 'sūtīts no | nosūtīts no',
  nl: `verzonden vanaf | verzonden vanuit | verzonden met | verzonden via | verstuurd vanaf | verstuurd met | verstuurd vanuit | outlook voor |
    download outlook voor | vanaf mijn`,
  no: 'sendt fra min | skaff deg outlook | få outlook for',
  pl: 'wysłane z | wysłano z | wysłane przez | wysłane za pomocą | pobierz outlook dla | pobierz aplikację outlook',
  pt: `enviado do | enviado da | enviado de | enviado pelo | enviado através | enviado via | obter o outlook | obtenha o outlook | baixe o outlook |
    enviada do`,
  ro: 'trimis de pe | trimis din | trimis de la | obțineți outlook pentru',
  ru: 'отправлено с | отправлено из | отправлено от | отправлено через | с моего iphone | послано с | получить outlook для | скачать outlook',
  sk: 'odoslané z | odoslané zo | poslané z',
  sl: 'poslano z | poslano iz',
  sr: 'poslato sa | послато са',
  sv: 'skickat från | skickades från | skickat med | från min | hämta outlook för | skaffa outlook för | sänt från',
  tr: 'android uygulaması | ios için outlook | outlook uygulamasını edinin',
  uk: 'надіслано з | відправлено з | надіслано із | отримати outlook',
  vi: 'gửi từ | được gửi từ | đã gửi từ',
  ar: 'أرسلت من | مرسل من | تم الإرسال من | أُرسلت من',
  fa: 'ارسال شده از',
  he: 'נשלח מ | נשלח מה | נשלחה מ | קבל את outlook',
  hi: 'मेरे',
  ja: 'iphoneから送信 | ipadから送信 | androidから送信 | 私の | スマートフォンから送信 | ios 版 outlook | から送信',
  ko: '나의 iphone에서 보냄 | 내 iphone에서 보냄 | iphone에서 보냄 | 내 | 갤럭시에서 보냄 | 에서 보냄',
  th: 'ส่งจาก',
  zh: '发自我的 | 發自我的 | 从我的 | 從我的 | 来自我的 | 来自 | 發自 | 发自 | 寄自我的 | 由 | 获取 outlook',
})

/** Such lines by their last words, in languages that put the verb last. */
const ends = phrases({
  en: 'from mobile | from my mobile | from my phone | from my iphone | from my ipad | on the go | via mobile',
  de: 'gesendet | verschickt | versendet | verfasst | beziehen | herunterladen',
  tr: 'gönderildi | gönderilmiştir | gönderilen | indirin | edinin',
  fi: 'lähetetty | iphonesta | ipadista | laitteestani',
  hu: 'küldve | küldtem',
  ja: 'から送信 | から送信されました | を入手する',
  ko: '에서 보냄 | 에서 보냈습니다 | 에서 전송됨 | 다운로드',
  zh: '发送 | 傳送 | 传送 | 发出 | 寄出',
  hi: 'से भेजा गया',
  no: 'fra min iphone',
})

/** Names of things that mail is written with: without one of them a line that only begins or ends in the right way is too little. */
const things = phrases({
  brand: `iphone | iphonu | iphonem | iphonie | iphonista | ipadu | ipad | ipod | ios | mac | macbook | apple | samsung | galaxy | android | huawei | xiaomi | redmi | nokia | lumia | blackberry | htc |
    motorola | oneplus | oppo | vivo | honor | pixel | sony | xperia | lg | windows | outlook | hotmail | yahoo | gmail | gmx | web.de | k-9 | thunderbird |
    airmail | mailbird | bluemail | spark | superhuman | proton | protonmail | tutanota | zoho | aol | mail.ru | yandex | icloud | newton | edison |
    nine | aqua mail | myMail | boxer | sparrow | postbox | mailspring | fairemail | handy mail | verizon | at&t | t-mobile | sprint | vodafone | orange |
    telekom | palm | treo | o2 | ti-85 | roundcube | horde | mutt | emacs | pine | seamonkey | canary mail | front | freshdesk | mail app | mailmaster |
    qq | foxmail | 网易 | 邮箱大师 | naver | daum | whatsapp | app | webmail | libero | inbox`,
  device: `phone | mobile | mobil | handy | smartphone | cell | cellphone | tablet | device | mobilgerät | mobiltelefon | telefon | teléfono | telefono |
    telefone | téléphone | portable | móvil | movil | celular | cellulare | gsm | mobiel | telefoon | puhelin | puhelimestani | telefonu | telefonem | mobilu |
    устройства | телефона | телефону | мобильного | смартфона | пристрою | 手机 | 手機 | 电话 | 行動裝置 | スマートフォン | 携帯 | 휴대폰 | 스마트폰 |
    jolla | tablette | dispositivo | appareil | gerät | toestel | apparaat | enhed | enhet | urządzenia | zařízení | mobila | mobilen | cihazımdan | telefonumdan`,
})

const beginsPattern = new RegExp(`^(?:${anyOf(begins)})`, 'iu')
const endsPattern = new RegExp(`(?:${anyOf(ends)})$`, 'iu')
const spaceless = things.filter((thing) => /[\u3040-\u9fff\uac00-\ud7af]/.test(thing))
const thingPattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(things)})(?![\\p{N}])|${anyOf(spaceless)}`, 'iu')
const sentBy = /^[Ss]ent (?:from|via|with|using|by) \p{Lu}[\w.]*(?: \p{Lu}\w*){0,3}$/u
const getFor =
  /^(?:get|download|try|holen sie sich|hol dir|télécharger|télécharge|obtenir|obtener|descargar|obter|baixar|scarica|ottieni|download|hent|hämta|pobierz|скачать) .{2,30} (?:for|für|pour|para|per|voor|för|til|dla|для) (?:ios|android|windows|iphone|ipad|mac)$/iu
const sentFrom = /^(?:sent|written|typed|posted) (?:from|via|with|on|using|by) (?:my|a|an|the) /i

/** Whether the line was added by a device or a program: short, without a clause of its own. */
export function isDevice(view: string): boolean {
  if (view.length < 6 || view.length > 200) return false
  const line = unwrapped(view)
  if (line.length < 6 || line.length > 110) return false
  if (sentBy.test(line) || getFor.test(line)) return true
  if (beginsPattern.test(line)) return thingPattern.test(line) ? fits(line, 14) : sentFrom.test(line) && fits(line, 8)
  return endsPattern.test(line) && thingPattern.test(line) && fits(line, 12)
}

function fits(line: string, words: number): boolean {
  return (
    line.split(/\s+/).length <= words &&
    !/[?;]|,\s+(?!inc|ltd|a |an |the |so |please |sorry)|\.\s+(?!please|excuse|sorry|apologies)\p{L}+ \p{L}+ \p{L}/iu.test(
      line,
    )
  )
}

/** The line without links, brackets and emphasis around it. */
function unwrapped(view: string): string {
  return view
    .replace(/\[([^\]]{1,100})\]\s?\([^)]{0,200}\)/g, '$1')
    .replace(/<?(?:https?|mailto):[^\s>]{1,200}>?/gi, '')
    .replace(/^[\s<>([*_~"'«»/.\u2026-]+|[\s<>)\]*_~"'«»/.!\u2026-]+$/g, '')
}
