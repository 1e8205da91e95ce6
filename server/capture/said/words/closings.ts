/** How people take their leave at the end of a letter, by language. */
import { phrases, plain } from './phrases.ts'

const closings = phrases({
  en: `regards | best regards | kind regards | kindest regards | warm regards | warmest regards | with regards | with best regards | with kind regards | my regards |
    with warm regards | best personal regards | rgds | brgds | rgrds | best | my best | all best | all the best | all my best | best wishes | warm wishes | with best wishes | many thanks |
    thanks | thanks again | thanks a lot | thanks so much | thanks very much | thanks much | thanks all | thanks everyone | thanks for your help | thanks for everything |
    thanks for your time | thanks for your patience | thanks for your understanding | thank you | thank you again | thank you so much | thank you very much |
    thank you all | thank you for your time | thank you for your help | thank you in advance | thanks in advance | thanks and regards | thanks & regards |
    thanks and best regards | thanks & best regards | thanks with regards | thank you and regards | thank you and best regards | thx | tnx | thnx | thanx | tx | tks | ty | tia |
    cheers | cheers mate | sincerely | sincerely yours | yours sincerely | most sincerely | yours truly | yours faithfully | yours | yours ever | as ever | very truly yours | truly yours |
    respectfully | respectfully yours | cordially | take care | talk soon | talk to you soon | speak soon | see you | see you soon | see ya | later | ttyl | until then |
    love | lots of love | with love | much love | all my love | xoxo | xo | hugs | peace | warmly | fondly | gratefully | with gratitude | with appreciation | in appreciation |
    kindly | br | kr | your friend | your pal | your buddy | have a great day | have a nice day | have a good day | have a good one | have a great weekend | have a nice weekend |
    have a good weekend | happy holidays | good luck | god bless | faithfully | best of luck | bye | bye for now | ta`,
  de: `mit freundlichen grüßen | mit freundlichen grüssen | mit freundlichen gruessen | mit freundlichem gruß | mit freundlichem gruss | mit freundlichem gruße |
    mit besten grüßen | mit besten grüssen | mit lieben grüßen | mit herzlichen grüßen | mit herzlichem gruß | mit sonnigen grüßen | mit bestem gruß | mit vielen grüßen |
    freundliche grüße | freundliche grüsse | freundlichen gruß | freundlicher gruß | viele grüße | viele gruesse | viele grüsse | liebe grüße | liebe grüsse | lieben gruß |
    lieber gruß | beste grüße | beste grüsse | besten gruß | schöne grüße | schönen gruß | herzliche grüße | herzliche grüsse | sonnige grüße | grüße | grüsse | gruß | gruss | gruesse |
    lg | vg | bg | mfg | mfg. | hg | glg | hochachtungsvoll | herzlichst | vielen dank | herzlichen dank | besten dank | danke | danke schön | dankeschön | danke dir | danke ihnen | dank und gruß |
    vielen dank im voraus | danke im voraus | vielen dank und viele grüße | vielen dank und beste grüße | bis dann | bis bald | bis später | alles gute | schönen tag noch |
    schönes wochenende | tschüss | tschüß | servus | ihr | ihre | euer | dein | deine | grüessli | liebs grüessli`,
  fr: `cordialement | bien cordialement | très cordialement | bien à vous | bien à toi | salutations | sincères salutations | meilleures salutations | salutations distinguées |
    salutations cordiales | cdlt | cdt | bien cdlt | amicalement | bien amicalement | merci | merci d'avance | merci beaucoup | merci bien | merci à vous | avec mes remerciements | mille mercis | à bientôt | a bientot |
    à plus | à demain | bonne journée | bonne soirée | bonne fin de journée | bon week-end | bonne réception | respectueusement | amitiés | bises | bisous | je vous embrasse | sincèrement | sincèrement vôtre |
    avec mes salutations | avec mes meilleures salutations | veuillez agréer mes salutations distinguées | au plaisir | belle journée | bien sincèrement`,
  es: `saludos | un saludo | saludos cordiales | un cordial saludo | cordiales saludos | muchos saludos | atentos saludos | cordialmente | atentamente | muy atentamente | atte | gracias |
    muchas gracias | muchísimas gracias | mil gracias | gracias de antemano | gracias por adelantado | gracias y saludos | gracias y un saludo | un abrazo | un fuerte abrazo | abrazos | besos | un beso |
    hasta luego | hasta pronto | hasta mañana | le saluda atentamente | saluda atentamente | sinceramente | respetuosamente | quedo a la espera | buen día | que tenga un buen día | feliz día`,
  pt: `atenciosamente | att | atte | cumprimentos | com os melhores cumprimentos | melhores cumprimentos | os melhores cumprimentos | com os meus cumprimentos | cordiais cumprimentos | obrigado | obrigada |
    muito obrigado | muito obrigada | desde já obrigado | obrigado desde já | abraço | abraços | um abraço | grande abraço | abs | cordialmente | saudações | grato | grata | beijos | bjs | até logo | até breve | até mais | respeitosamente |
    bom dia | boa tarde | bom fim de semana`,
  it: `cordiali saluti | distinti saluti | saluti | un saluto | cari saluti | tanti saluti | un caro saluto | un cordiale saluto | saluti cordiali | migliori saluti | i migliori saluti | i più cordiali saluti | cordialmente | grazie |
    grazie mille | molte grazie | grazie e saluti | grazie in anticipo | grazie ancora | ringraziando | a presto | buona giornata | buona serata | buon lavoro | un abbraccio | un abbraccio forte | ciao | in fede | baci | con i migliori saluti`,
  nl: `met vriendelijke groet | met vriendelijke groeten | met vriendelijke groetjes | vriendelijke groet | vriendelijke groeten | hartelijke groet | hartelijke groeten | met hartelijke groet | met hartelijke groeten |
    groet | groeten | groetjes | mvg | m.v.g. | gr | vr gr | bedankt | alvast bedankt | hartelijk dank | dank je wel | dank u | dank u wel | dankjewel | bij voorbaat dank | tot ziens | tot snel | hoogachtend | fijne dag | prettige dag | liefs | met beste groet | beste groet | beste groeten`,
  sv: `med vänlig hälsning | med vänliga hälsningar | vänlig hälsning | vänliga hälsningar | vänligen | bästa hälsningar | med bästa hälsningar | hälsningar | hälsning | hälsn | varma hälsningar | mvh | vh | tack | tack så mycket |
    tack på förhand | stort tack | ha det bra | ha en bra dag | trevlig helg | kram | allt gott`,
  danish: `med venlig hilsen | med venlige hilsner | venlig hilsen | venlige hilsner | bedste hilsner | de bedste hilsner | mange hilsner | kærlig hilsen | hilsen | hilsner | mvh | vh | kh | dbh | tak | mange tak | på forhånd tak |
    tusind tak | god dag | ha' en god dag | god weekend | knus`,
  norwegian:
    'med vennlig hilsen | med vennleg helsing | vennlig hilsen | beste hilsen | beste helsing | med beste hilsen | hilsen | helsing | mvh | takk | tusen takk | mange takk | på forhånd takk | ha en fin dag | klem',
  fi: `ystävällisin terveisin | ystävällisesti | parhain terveisin | terveisin | terveisiä | lämpimin terveisin | yst terv | terv | t | kiitos | kiitos etukäteen | kiitoksia | kiittäen | kunnioittavasti | hyvää päivänjatkoa | mukavaa viikonloppua`,
  pl: `pozdrawiam | pozdrawiam serdecznie | serdecznie pozdrawiam | pozdrowienia | z pozdrowieniami | z poważaniem | z wyrazami szacunku | z wyrazami uszanowania | łączę pozdrowienia | dziękuję | dziękuję i pozdrawiam | z góry dziękuję | dzięki | pozdr | do zobaczenia | miłego dnia`,
  cs: 's pozdravem | s přátelským pozdravem | se srdečným pozdravem | pozdravem | s úctou | děkuji | děkuji a přeji hezký den | díky | předem děkuji | předem díky | hezký den | přeji hezký den | zdraví | zdravím | mějte se',
  sk: 's pozdravom | so srdečným pozdravom | s priateľským pozdravom | s úctou | ďakujem | vopred ďakujem | vďaka | pekný deň | prajem pekný deň | zdraví',
  hu: 'üdvözlettel | üdv | üdvözöl | szívélyes üdvözlettel | tisztelettel | köszönettel | köszönöm | előre is köszönöm | köszi | baráti üdvözlettel | szép napot | minden jót',
  ro: 'cu stimă | cu respect | cu deosebită stimă | cu considerație | cu drag | toate cele bune | mulțumesc | multumesc | vă mulțumesc | mulțumesc anticipat | o zi bună | numai bine | salutări',
  tr: 'saygılarımla | saygılar | saygılarımızla | iyi çalışmalar | iyi günler | sevgiler | sevgilerimle | selamlar | teşekkürler | teşekkür ederim | şimdiden teşekkürler | kolay gelsin | hoşça kalın',
  hr: 'srdačan pozdrav | lijep pozdrav | pozdrav | lp | s poštovanjem | sa štovanjem | hvala | hvala lijepa | hvala unaprijed | lep pozdrav | s spoštovanjem | hvala in lep pozdrav | srdačno | sa poštovanjem | pozdravi',
  ru: `с уважением | с наилучшими пожеланиями | с искренним уважением | с благодарностью | спасибо | большое спасибо | заранее спасибо | заранее благодарю | благодарю | всего доброго | всего хорошего | всего наилучшего | удачи | до встречи | искренне ваш | с приветом | хорошего дня`,
  uk: 'з повагою | з найкращими побажаннями | щиро ваш | дякую | щиро дякую | наперед дякую | гарного дня | на все добре | всього найкращого',
  bg: 'с уважение | поздрави | благодаря | благодаря предварително | хубав ден | с поздрав | поздрав | с поштовањем | срдачан поздрав | хвала | со почит',
  el: 'με εκτίμηση | με φιλικούς χαιρετισμούς | χαιρετισμούς | φιλικά | ευχαριστώ | ευχαριστώ πολύ | ευχαριστώ εκ των προτέρων | καλή συνέχεια',
  baltic:
    'lugupidamisega | tervitades | parimate soovidega | parimat | aitäh | tänan | ar cieņu | ar sveicieniem | paldies | jau iepriekš paldies | pagarbiai | su pagarba | geros dienos | ačiū | linkėjimai',
  ca: 'salutacions | atentament | salutacions cordials | cordialment | una salutació | gràcies | moltes gràcies | una abraçada | saúdos | unha aperta | grazas | agur | eskerrik asko',
  vi: 'trân trọng | trân trọng cảm ơn | xin cảm ơn | cảm ơn | thân mến | thân ái | kính thư | trân trọng kính chào',
  id: 'salam | salam hormat | hormat saya | hormat kami | terima kasih | salam sejahtera | yang benar | sekian terima kasih',
  he: 'בברכה | בכבוד רב | תודה | תודה רבה | תודה מראש | יום טוב | בהערכה',
  ar: 'مع التحية | مع تحياتي | مع خالص التحية | تحياتي | مع أطيب التحيات | شكرا | شكراً | شكرا لكم | شكرا جزيلا | وتفضلوا بقبول فائق الاحترام | والسلام عليكم | با احترام | با تشکر | ارادتمند | ممنون | با سپاس',
  hi: 'धन्यवाद | सादर | सधन्यवाद | भवदीय | शुभकामनाओं सहित',
  th: 'ขอบคุณครับ | ขอบคุณค่ะ | ขอบคุณ | ขอแสดงความนับถือ | ด้วยความเคารพ | ด้วยความนับถือ',
  zh: '谢谢 | 謝謝 | 多谢 | 此致 | 敬礼 | 敬禮 | 此致敬礼 | 祝好 | 祝商祺 | 顺祝商祺 | 顺颂商祺 | 順頌商祺 | 敬上 | 祝工作顺利 | 祝您生活愉快 | 祝 | 顺致敬意',
  ja: `よろしくお願いいたします | よろしくお願いします | よろしくお願い致します | 宜しくお願いいたします | 宜しくお願いします | 宜しくお願い致します | どうぞよろしくお願いいたします | 以上 | 敬具 | 草々 | 以上、よろしくお願いいたします | ありがとうございます | ありがとうございました`,
  ko: '감사합니다 | 고맙습니다 | 감사드립니다 | 수고하세요 | 드림 | 올림 | 배상 | 안녕히 계세요',
})

const closingSet = new Set(closings.map(plain))
const joins = new Set(['/', '&'])
const longestClosing = Math.max(...closings.map((phrase) => phrase.split(' ').length))

/** The words left after the closing phrases that a line begins with: '' for a bare closing, undefined where it begins with none. */
export function afterClosing(line: string): string | undefined {
  let words = plain(line.slice(0, 120)).split(' ')
  let found = false
  for (let n = Math.min(longestClosing, words.length); n > 0; n -= 1) {
    if (!closingSet.has(words.slice(0, n).join(' '))) continue
    found = true
    words = words.slice(n)
    while (words.length > 0 && joins.has(words[0] ?? '')) words = words.slice(1)
    n = Math.min(longestClosing, words.length) + 1
  }
  return found ? words.join(' ') : undefined
}
