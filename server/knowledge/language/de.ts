// German: the phrases with which a conversation is closed.
import type { ClosingPhrases } from './language.ts'

const good =
  '(?:alles |sehr |ganz |total |wirklich |echt |absolut |völlig |so |einfach |richtig |mir |uns |auch |ja |hervorragend |jetzt |bestens )*(?:gut|super|prima|perfekt|klasse|toll|bestens|wunderbar|hervorragend|ausgezeichnet|genial|spitze|top|in ordnung|okay|ok|fein|schön|lieb|nett|freundlich|hilfreich|klar|recht|richtig|erledigt|geklärt|geregelt|verstanden|angekommen|großartig|einverstanden|beruhigend|kein problem|genau (?:das|richtig|so|was){5}|eine (?:gute|tolle|super) idee)'
const when =
  '(?:dann|bald|morgen|heute|heute abend|später|gleich|nächste {2}|am {4}|um {3}|zum {3}|in {3}|(?:mon|diens|donners|frei|sams|sonn)tag {3}|mittwoch {3}|nachher|demnächst)'
const to =
  '(?: (?:so|für (?:mich|uns)|bei (?:mir|uns)|mir|uns|dann|jetzt|von (?:ihnen|dir|euch)|von meiner seite|damit))*'

export const closing: ClosingPhrases = {
  closing: [
    '(?:und |ja |gut |ok |super |na dann |hallo |liebe |lieber )?(?:(?:vielen|herzlichen|besten|tausend|lieben|ganz herzlichen|recht herzlichen|schönen|vielen lieben|ganz lieben|nochmals (?:vielen|herzlichen)|noch ?mals|auch) )*(?:dank|danke|dankeschön|danke schön|merci|thx|dankschön|danke sehr)(?: (?:sehr|schön|dir|ihnen|euch|vielmals|nochmal|nochmals|noch einmal|auch|dafür|zurück|für {14}|an {6}|im namen {5}))*(?: [\\p{L}-]+){0,2}',
    '(?:ich |wir )?(?:bedanke|bedanken|danke|danken) (?:mich|uns|dir|ihnen|euch|sehr|herzlich|ganz herzlich| )*(?:für {12}|sehr|herzlich)?',
    `(?:(?:das|es|dies|alles|der termin|die {3}|der {3}) (?:ist|war|wäre|klingt|passt|hört sich|sieht|geht|läuft|sind|waren|wird|liest sich)(?: ja| mir| uns| für (?:mich|uns)| doch| wirklich| jetzt)*)? ?${good}${to}(?: an| aus)?`,
    '(?:das |es |alles |der termin |{3})?(?:passt|geht klar|klappt|funktioniert|läuft|stimmt|reicht|hilft|hat geholfen|hat geklappt|hat funktioniert|freut (?:mich|uns)|geht in ordnung|geht)(?: (?:mir|uns|so|gut|sehr|super|prima|perfekt|jetzt|wieder|alles|wunderbar|einwandfrei|bestens|wunderbar|für (?:mich|uns)|dann|schon|weiter|mir sehr|mir gut))*',
    '(?:hat |ist |alles |habe ich |hab ich |habe |wir haben |ich habe |ich hab |die {3} |das {3} |der {3} )*(?:gut |heil |pünktlich |heute |gestern |es |alles |die {2} |das {2} |den {2} |ihre {2} |deine {2} )*(?:angekommen|erhalten|bekommen|notiert|verstanden|gelesen|geklappt|vermerkt|eingetragen|registriert|zur kenntnis genommen)(?: danke)?',
    '(?:alles klar|geht klar|klar|klar doch|ok|okay|oki|okidoki|jo|jawohl|jep|gern|gerne|sehr gern|sehr gerne|gern geschehen|gerne geschehen|bitte|bitte sehr|bitte schön|kein problem|kein thema|keine ursache|nichts zu danken|macht nichts|mach ich|machen wir|wird gemacht|wird erledigt|einverstanden|abgemacht|verstanden|notiert|erledigt|bestätigt|so machen wir(?: es|s| das)|in ordnung|geht in ordnung|stimmt|genau|genau so|läuft|passt|passt schon|hurra|juhu|respekt|glückwunsch|herzlichen glückwunsch|gratuliere|gratulation|viel erfolg|viel glück|gute besserung)',
    `(?:ich |wir )?(?:freue|freuen|freu) (?:mich|uns)(?: (?:schon|sehr|riesig|auch|total|drauf|darauf|dass {8}|auf (?:morgen|heute|dienstag|montag|mittwoch|donnerstag|freitag|samstag|sonntag|den|die|das|unser|unsere|unseren|euch|dich|sie) ?{6}|${when}|zu hören|über {6}))*`,
    '(?:das |es )?freut (?:mich|uns)(?: (?:sehr|zu hören|riesig|auch|wirklich))*(?: dass {8})?',
    `(?:also |na |ja )?(?:dann |na dann )?bis (?:dahin|dann|${when}|zum {4})`,
    '(?:wir sehen uns|man sieht sich|wir hören uns|wir sprechen uns|wir hören voneinander) ?(?:{4})',
    '(?:ich bin |wir sind |ich werde |wir werden )(?:dann |pünktlich |da |auf jeden fall |gern |gerne |dabei |dort )+(?:sein)?',
    '(?:ich wünsche |wir wünschen |wünsche |und )?(?:dir |ihnen |euch |noch |auch |allen |ebenfalls )*(?:einen? |ein |noch einen? |noch ein |noch |viel |ganz )?(?:schöne[nrs]?|gute[nrs]?|angenehme[nrs]?|erholsame[nrs]?|frohe[sn]?|wunderschöne[nrs]?|tolle[nrs]?|sonnige[nrs]?|viel) (?:tag|abend|wochenende|woche|urlaub|feierabend|start|zeit|ostern|weihnachten|feiertage|pfingsten|neues jahr|jahr|rutsch|reise|fest|restwoche|resttag|nacht|sommer|ferien|spaß|vergnügen|sonntag|samstag|freitag|montag|nachmittag|morgen|vormittag){5}',
    '(?:frohe weihnachten|frohes fest|frohe ostern|guten rutsch|frohes neues|alles gute|alles liebe|gleichfalls|ebenfalls|ebenso|danke gleichfalls|wünsche ich (?:dir|ihnen|euch) auch){5}',
    "(?:tschüss|tschüß|ciao|servus|mach's gut|machen sie's gut|auf wiedersehen|adieu|ade|pfiat di|bis die tage|gute nacht){3}",
    '(?:das ist |sie sind |du bist |ihr seid |echt |wirklich |sehr |so |super |total )*(?:ein schatz|die besten|der beste|die beste|ein engel|spitze|toll|super|großartig|lieb|lieb von (?:dir|ihnen|euch)|nett von (?:dir|ihnen|euch)|freundlich von ihnen|klasse)',
    '(?:ich |wir )?(?:weiß|wissen|schätze|schätzen) (?:das|es|ihre {2}|deine {2}) (?:sehr|zu schätzen|sehr zu schätzen|wirklich zu schätzen)',
    '(?:damit |dann |jetzt |es |das |alles |somit |hat sich )*(?:ist |hat sich |wäre |hat )?(?:alles |das |es |damit |die sache |das thema |mein problem |das problem |jetzt |nun )*(?:erledigt|geklärt|gelöst|geregelt|behoben|in ordnung|gut)',
    '(?:das |es |ihr |sie |du )?(?:hat|haben|hast|habt) (?:mir|uns)(?: {2})? (?:sehr |wirklich |gut |total |echt )*(?:geholfen|gefallen|gefreut|geschmeckt)',
    '(?:sehr |wirklich |total |echt )+(?:geholfen|gefreut)',
    'mehr (?:brauche|brauchen) (?:ich|wir) nicht',
    '(?:keine antwort|eine antwort ist nicht|du musst nicht|sie müssen nicht) (?:nötig|notwendig|erforderlich|antworten)',
  ],
  beside: [
    '(?:ja|jap|jo|na|oh|ah|aha|ach|ach so|achso|nein|so|also|dann|na gut|na dann|oh ja|wow|puh|haha|nochmals|wie immer|ok|gut)',
    '(?:hallo|hi|hey|moin|servus|grüß (?:gott|dich)|guten (?:tag|morgen|abend)|liebe|lieber|liebes|sehr geehrte|sehr geehrter|lieber herr|liebe frau){4}',
    '(?:ich|wir) (?:komme|kommen|hole|holen|bringe|bringen|überweise|überweisen|melde mich|melden uns|bin|sind|werde|werden|schaue|schauen|probiere|probieren|nehme|nehmen|mache|machen|gebe|geben|leite|zahle|bezahle|schicke|schicken|sende|senden|sage|sagen|bestelle|teste){9}',
    '(?:werde|werden) (?:ich|wir) {8}',
    '(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|morgen|heute|{3} uhr|der {3}|die {3}|das {3}) (?:{3} )?(?:passt|geht|ist gut|ist perfekt|ist super|klappt)(?: {3})?',
    '(?:es|die ware|das paket|die lieferung|der {2}|die {2}|das {2}) (?:ist|sind) (?:heute |gestern |gut |pünktlich |schon |heil )*(?:angekommen|da|eingetroffen)',
    '(?:habe|hab|haben|hatte) (?:ich|wir|es|{2}) (?:{4} )?(?:überwiesen|bezahlt|unterschrieben|eingetragen|gebucht|weitergeleitet|weitergegeben|gespeichert|notiert)',
  ],
  wanting: [
    '\\b(?:könnten?|können|kannst|könntest|würden|würdest|wären sie|wärst|möchten? (?:ich|wir|sie)|ich möchte|wir möchten|hätte (?:ich|gern|noch)|ich hätte|wir hätten|bräuchten?|brauchen|brauche|benötigen?|benötige|bitte (?:um|noch|sie|dich|schick|send|sag|meld|ruf|gib|geb|teil|prüf|bestätig|beacht|denk|korrig|änder)\\w*|bitten)\\b',
    '\\b(?:schicken sie|senden sie|melden sie|rufen sie|geben sie|sagen sie|teilen sie|lassen sie|prüfen sie|schick mir|sag mir|sag bescheid|gib (?:mir|bescheid)|bescheid|ruf (?:mich|an)|rückruf|rückmeldung|um antwort|auf (?:ihre|deine|eure|eine|baldige) (?:\\w+ )?(?:antwort|rückmeldung|nachricht|meldung)|warten?|warte|im voraus|vorab|von (?:ihnen|dir|euch) (?:zu hören|hören)|dringend|schnellstmöglich|baldmöglichst)\\b',
    '\\b(?:aber|allerdings|jedoch|leider|doch noch|trotzdem|nur (?:noch|dass|leider)|außer|sonst|übrigens|außerdem|zusätzlich|stattdessen|noch (?:eine|ein|einen) (?:frage|bitte|punkt|kleinigkeit|anliegen|wunsch)|frage|fragen|falls|wenn (?:sie|du|ihr|es|das)|sobald|ob|nachfrage|entschuldig\\w*|bedauer\\w*)\\b',
    '\\b(?:warum|weshalb|wieso|wann|wie (?:viel|lange|oft|hoch|teuer|geht|sieht|ist|kann|soll)|was (?:ist|kostet|machen|soll|kann)|welche\\w*|wo (?:ist|kann|finde)|wer (?:ist|kann))\\b',
    '\\b(?:nicht|nie|niemals|kein\\w*|nichts|niemand|weder)\\b(?! (?:problem|thema|ursache|sorge|eile|zu danken|nötig|notwendig))',
  ],
  trouble: [
    '\\b(?:problem\\w*|fehler\\w*|falsch\\w*|fehlt|fehlen|defekt\\w*|kaputt\\w*|beschädigt\\w*|verspät\\w*|zu spät|immer noch|beschwer\\w*|reklam\\w*|stornier\\w*|kündig\\w*|erstatt\\w*|enttäusch\\w*|ärger\\w*|unzufrieden|schlecht\\w*|mangel\\w*|mängel|zu teuer|umtausch\\w*|schaden)\\b',
  ],
  solved: [
    '\\b(?:gelöst|behoben|geklärt|erledigt|lösung|hilfe|geholfen|kümmer\\w*|bearbeit\\w*|korrigier\\w*|kulan\\w*|kein(?:e)? (?:problem|fehler|ärger)|behebung|klärung|ersatz|austausch)\\b',
  ],
  signOff: [
    '(?:mit )?(?:(?:freundlichen?|lieben?|besten?|viele|viele liebe|herzlichen?|schönen?|sonnigen?|ganz liebe|schöne) )?(?:grüßen?|grüssen?|gruß|gruss|grüßle|dank)(?: (?:aus|an|von) .{1,20})?',
    'mfg|lg|vg|bg|hg|glg|liebe grüße|herzlichst|herzlich|dein|deine|ihr|ihre|danke|bis bald|bis dann|hochachtungsvoll|alles liebe|alles gute',
  ],
  and: ['und', '&', 'dann', 'also'],
}
