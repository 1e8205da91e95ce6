/** Words of what machines add below a mail: list footers, legal notices, virus scans, notices of a web site, by language. */
import { anyOf, phrases } from './phrases.ts'

const marks = phrases({
  lists: `unsubscribe | mailing list | listinfo | to stop receiving | manage your subscription | email preferences | you received this message because |
    you are receiving this | you're receiving this | this group is managed | to post to this group | for more options, visit | update your preferences |
    abmelden | abbestellen | newsletter abbestellen | se désabonner | désinscrire | désinscription | liste de diffusion | darse de baja | cancelar la suscripción |
    cancelar inscrição | descadastrar | annulla iscrizione | disiscriverti | cancellarsi | afmelden | uitschrijven | avregistrera | avsluta prenumeration |
    afmeld | avmeld | wypisz się | wypisać się | odhlásit | leiratkoz | dezabona | отписаться | відписатися | abonelikten | 退订 | 取消订阅 | 取消訂閱 |
    配信停止 | 수신거부 | to unsubscribe | yahoo! groups | do you yahoo | get your free | join msn | msn hotmail | windows live | tired of spam`,
  sites: `reply to this email directly | view it on github | view it on gitlab | reply to this message | visit topic | or reply to this email | respond to this email |
    reply above this line | antworten sie oberhalb dieser linie | répondre au-dessus de cette ligne | please do not reply | ref:_00 | view this email in your browser |
    this message was sent from a notification | ticket id | write above this line | ##- please type your reply above this line -##`,
  virus: `checked for viruses | scanned for viruses | virus-free | virus free | avast | avg antivirus | kaspersky | mailscanner | no virus found | norton |
    auf viren geprüft | auf viren überprüft | viren geprüft | virenfrei | absence de virus | vérifié par | sin virus | libre de virus | analizado en busca de virus |
    comprobada por | livre de vírus | verificado por | privo di virus | analizzato con | gecontroleerd op virussen | kontrollerats | virustarkist |
    przeskanowan | testováno | проверено на вирусы | перевірено | 已扫描 | ウイルス`,
  legal: `confidential | confidentiality | privileged | intended recipient | intended solely | intended only for | the addressee | if you have received this |
    received this e-mail in error | received this message in error | disclaimer | legally binding | without liability | this e-mail and any | this email and any |
    this message and any attach | this message may contain | virginia law | circular 230 | property of | registered in england | registered office | company number |
    company registration | vertraulich | rechtlich geschützt | irrtümlich erhalten | nicht der richtige adressat | bestimmungsgemäß | registergericht |
    amtsgericht | geschäftsführ | handelsregister | ust-id | ust.-id | usst-idnr | sitz der gesellschaft | hrb | vorstand | aufsichtsrat | confidentiel |
    confidentialité | destinataire | à l'attention exclusive | établi à l'intention | reçu ce message par erreur | siret | confidencial | confidencialidad |
    destinatario | destinatário | ha recibido este mensaje por error | recebeu esta mensagem por engano | aviso legal | protección de datos | lgpd | rgpd |
    riservate | riservatezza | avete ricevuto | ricevuto questo messaggio per errore | d.lgs | privacy | gdpr | dsgvo | vertrouwelijk | geadresseerde | bestemd voor |
    abusievelijk | konfidentiell | fortrolig | avsedd för | luottamuksell | poufne | adresat | adresata | krs | nip | regon | důvěrn | dôvern | bizalmas | címzett | confidențial |
    gizli | gizlilik | конфиденциальн | конфіденційн | εμπιστευτικ | 机密 | 機密 | 保密 | 秘密情報 | 기밀 | סודי | سرية`,
  paper: `before printing | think before you print | consider the environment | think green | save paper | bevor sie diese | an die umwelt | bevor du diese | vor dem ausdruck |
    pensez à l'environnement | avant d'imprimer | antes de imprimir | medio ambiente | meio ambiente | prima di stampare | rispetta l'ambiente |
    voordat u deze | denk aan het milieu | tänk på miljön | innan du skriver ut | før du printer | pomyśl o środowisku | zanim wydrukujesz | подумайте об окружающей | 打印前 | 印刷する前に`,
})

const markPattern = new RegExp(`(?<![\\p{L}])(?:${anyOf(marks)})`, 'giu')

/** How many different marks of a footer a paragraph bears, counted up to four; only its first 2,000 signs are read. */
export function footerMarks(paragraph: string): number {
  const seen = new Set<string>()
  for (const match of paragraph.slice(0, 2_000).matchAll(markPattern)) {
    seen.add(match[0].toLowerCase())
    if (seen.size === 4) break
  }
  return seen.size
}
