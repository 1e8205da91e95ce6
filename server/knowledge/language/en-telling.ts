// English: thanks that tell a story with it.
import type { Telling } from './language.ts'

export const much =
  '(?: (?:so |very |ever so |too )?much| a (?:lot|million|bunch|ton)| again| heaps| loads| indeed| kindly| in any case| anyway| once more| both| all| everyone| guys| folks| team)*'
/** Verbs of the past without -ed. */
const irregular =
  'was|were|had|did|spoke|spoken|understood|misread|went|came|got|gave|took|made|said|told|knew|saw|felt|found|won|wept|cried|stood|held|kept|ate|drank|slept|sang|ran|sat|lit|put|brought|bought|heard|met|left|read|wore|rode|drove|flew|grew|drew|hung|built|sold|swept|set|cut|spread|sewed|sewn|done|been|gone|eaten|given|taken|seen|written|begun|begged|forgiven'
const adverbs =
  '(?:(?:just|all|both|already|finally|even|then|also|duly|gladly|happily|now|since|safely|at once|at last) )*'
const clock =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|\\d{1,2}(?:[.:]\\d\\d)?(?: ?[ap]m)?)'

const past = `(?:(?:${irregular})\\b|\\p{L}{2,}ed\\b)`
const people =
  '(?:wife|husband|mother|father|mum|mom|dad|son|sons|daughter|daughters|sister|brother|neighbours?|neighbors?|boss|colleagues?|friends?|partner|team|boys?|girls?|children|kids|guests|customers|family|grand(?:mother|father|ma|pa|son|daughter|children)|aunt|uncle|nan|staff|class|men|ladies|visitors|assistant|others)'

export const telling: Telling = {
  thanks: [
    `(?:and |but |with |ok |so |my )?(?:(?:many|very many|so many|a thousand) thanks|thank you|thank u|thankyou+|ta|cheers|bless you|obliged|thanks(?: (?:so much|very much|a lot|a million|again|mate|both|all|everyone|to {3})))${much}(?: (?:for|to|from) {12})?(?: [\\p{L}'-]+){0,4}(?: x+)?`,
    'thanks(?: \\p{L}+| \\p{L}* ?x+)',
    `thanks${much} for {12}`,
  ],
  commands: [
    '(?:send|call|ring|phone|mail|email|let|make|get|go|come|put|keep|take|bring|give|check|see|look|try|use|tell|ask|add|change|cancel|book|order|hold|leave|start|move|note|remember|confirm|charge|bill|do|be|have|read|review|find|just|ignore|disregard|same|as (?:list|ever|usual|last|agreed|above)|per|for|fyi|here|regarding|re|with|to|please|feel|thought|hope)\\b',
  ],
  matters: [
    '\\d|\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|both of|orders?|ordered|ordering|invoices?|invoiced|quotes?|quoted|bills?|billed|price\\w*|prices|paid|pay|payment|accounts?|accept\\w*|agree|proceed|chose|choose|prefer\\w*|decided|instead|expected|promised|supposed|asked|address|number|appointment|meeting|contract|attach\\w*|enclos\\w*|below|document|file|form|fyi|update|change\\w*|moved|moving|discuss|review|approve|approved|schedule|report|can|could|should|must|may|might|would|shall take|will take|going to|want\\w*|needs?|needed)\\b',
  ],
  things: ['(?:my|our|the|your|this|these|those|it|its|there|that|one|some|a|an|no|all|any|we|they (?:are|do))\\b'],
  past: [
    '\\b(?:was|were|had|did|went|came|got|gave|took|made|said|told|knew|saw|felt|found|won|wept|cried|stood|held|kept|loved|ate|drank|slept|sang|ran|sat|lit|put|sent|brought|bought|thought|heard|met|left|has been|have been|has gone|have gone|\\p{L}{2,}ed)\\b',
  ],
  glad: [
    '\\bx+\\b|\\b(?:lov\\w+|cried|wept|in tears|approves|angels?|star|wonderful\\w*|magnificent\\w*|splendid\\w*|perfect\\w*|great|good|best|better|beautiful\\w*|brilliant\\w*|excellent\\w*|delicious|delight\\w*|pleas(?:ed|ure)|happy|happily|glad|proud|kind\\w*|safe\\w*|whole|mended|fixed|won|smil\\w+|laugh\\w+|cheer\\w*|grateful\\w*|enjoy\\w*|success\\w*|warm|saved|magic|marvell?ous|charm\\w*|helped|exactly|on time|just right|a hit|a treat|went well|tears of joy)\\b',
  ],
  reports: [
    `(?:i|we|he|she|they|everyone|everybody|we all|they all|i've|we've|i'd|we'd|he's|she's|they've|(?:(?:all |both )?(?:my|our|the|his|her) (?:\\p{L}+ )?${people})) (?:(?:have|has|had) )?${adverbs}${past}`,
    '(?:it|they|everything|both|all of (?:it|them)|the \\p{L}+(?: \\p{L}+)?) (?:has |have |had |all |just |both |already |duly |safely )*(?:came|come|arrived|turned up|worked|fits|fitted|landed|stood|held|survived|lasted|rose|healed|went (?:well|down|smoothly|beautifully))\\b',
    `(?:it|they) (?:had|was|were) (?:just |only |simply |there |right |always )*(?:${past}|there|here|behind|under|beneath|inside)`,
    '(?:just |all |both |duly |finally )*(?:picked (?:it|them|this) up|collected|fetched|found (?:it|them)|fixed|mended|posted|signed|planted|installed|tested|watered|forgiven)\\b',
  ],
  praise: [
    "you(?:'re| are|'ve been| have been) (?:the|a|an|so|such|too|very|always|all|truly|really|still the|as good as)\\b",
  ],
  doubts: [
    '\\b(?:you|your|yours)\\b',
    "\\b(?:will|won't|\\p{L}+'ll|shall|going to|am|is|are|thinking|planning|hoping|considering|soon|next|later|until|unless|without|instead|another|other|different|else|more|extra|again|twice|only|too|almost|nearly|hardly|barely|empty|short|half)\\b",
    '\\b(?:so|any\\p{L}*|(?:said|says|say) (?:yes|no|ok|okay)|agreed|approved|accepted|(?:had|have) (?:agreed|arranged|planned|booked|said|decided)|either|suggest\\w*|propos\\w+|recommend\\w*|encourag\\w+|invit\\w+|reserv\\w+|waited|tried(?! (?:it|them|one)\\b)|hoped|wished|wanted|expected|thought|wondered|assumed|believed|understood (?:that|from)|realis\\w+|realiz\\w+|noticed|rang|called|phoned|emailed|e-mailed|wrote|messaged|texted|chased|asked|complained|refused|ignored|missed|wasted|dropped|cracked|scratch\\w*|torn|tore|wet|burnt|burned|spoil\\w*|spilt|spilled|rotten|soap|had to|ended up|turned out|left (?:it|them|us|me|out|on|in|off|without)|sent|picked|selected|settled on|opted|went (?:with|for)|signed up|applied|offered|resigned|quit|closed|sold|lost|attached|enclosed|included|listed|copied|prepared|drafted|submitted|took (?:hours|days|weeks|ages|all))\\b',
  ],
  clock: [
    `(?:at|by|till|until|from|since|before|after|about|around|past) (?:about |around |nearly |just (?:before|after) )?(?:(?:half|quarter|a quarter|five|ten|twenty|twenty-five)(?: past| to) )?${clock}(?: o'clock)?\\b`,
  ],
}
