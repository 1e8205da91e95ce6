// English: the phrases with which a conversation is closed.
import { much, telling } from './en-telling.ts'
import type { ClosingPhrases } from './language.ts'

const good =
  '(?:all |very |so |just |really |absolutely |quite |pretty |totally |simply |most )*(?:good|great|perfect|perfectly|fine|fair|excellent|wonderful|lovely|brilliant|fantastic|super|superb|awesome|amazing|cool|nice|ideal|terrific|marvellous|marvelous|splendid|delightful|ok|okay|alright|all right|well|set|sorted|clear|understood|correct|helpful|useful|kind|generous|thoughtful|exactly (?:what|as) {6}|just what {6}|(?:great|good|wonderful|excellent|fantastic|lovely|brilliant) (?:news|idea|job|work|stuff|plan)|a (?:great|good|huge|big) (?:help|idea|relief)|a relief|no problem|no trouble|really appreciated|much appreciated|appreciated)'
const to = '(?: (?:for|with|by|to) (?:me|us|both of us)| here| then| now| again| today| on my (?:side|end))*'
const is =
  "(?: ?'s| is| was| will be| would be|'ll be|'d be| looks| sounds| looked| sounded| seems| works| worked| suits)"
const it = '(?:that|this|it|which|everything|all|they|both|the {4})'
const when =
  '(?:today|tonight|tomorrow|then|there|soon|later|in {3}|at {4}|on {4}|next {2}|this {2}|first thing|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day {3})'

export const closing: ClosingPhrases = {
  closing: [
    `(?:ok |okay |great |perfect |good |wonderful |and |well |yes |hi |hello |dear )?(?:many |much |a (?:big|huge|thousand|million) |big |warm |with |my )?(?:thanks|thank you|thank u|thankyou|thx|thnx|tks|tnx|ta|cheers)${much}(?: (?:for|to) {14}| that {8})?(?: [\\p{L}'-]+){0,2}`,
    `(?:we |i )?(?:really |very much |do |so |truly |greatly )*appreciate (?:it|that|this|you|your|the|all){10}`,
    "(?:it is |it's )?(?:very |really |much |most |greatly )*appreciated",
    `(?:i've |i have |have |we've |we have |just )*(?:got|received|noted|understood|read) ?(?:it|this|that|them|everything)?(?: (?:thanks|ok|okay|fine|safely|today|yesterday|with thanks|loud and clear|well))*`,
    '(?:well |duly )?(?:noted|understood|acknowledged|confirmed|received|agreed|copy that|copied|roger|deal|done|sorted|solved|settled|same here|likewise|ditto)(?: (?:with thanks|and understood|then|now|here))*',
    `(?:${it}${is} )?(?:now )?${good}${to}`,
    `(?:that|this|it|everything|all|they|both) (?:all )?(?:works?|worked|arrived|came|went through|fits?|helps?|helped|makes sense|explains it|does it|did it|did the trick|does the trick)(?: (?:a lot|well|fine|great|perfectly|beautifully|now|again|today|this morning|yesterday|safely|already|nicely|so much|very well|for me|for us|really|just fine|on time|and {4}))*`,
    `(?:sounds|looks|works|feels|seems)(?: like)?(?: a plan| fun| ${good}| for (?:me|us))+${to}`,
    'makes (?:perfect |total )?sense',
    "(?:will do|no problem|no problem at all|no worries(?: at all)?|not a problem(?: at all)?|no rush|no hurry|never mind|my pleasure|our pleasure|any ?time|don't mention it|of course|sure|sure thing|absolutely|ok|okay|okey dokey|k|kk|alright|all right|fair enough|great stuff|bless you(?: all)?|(?:much )?obliged(?: to you)?|nice one|good on you|hooray|yay|wow|phew|hurrah|bravo|well done|good job|great job|nice work|congratulations|congrats|good luck|you bet|indeed)",
    "you(?:'re| are) (?:most |very |so |more than )?welcome",
    `you(?:'re| are|'ve been| have been) (?:so |very |really |all |both )*(?:a star|the best|a life ?saver|an angel|a gem|amazing|wonderful|great|brilliant|kind|a legend|too kind|awesome|stars|a treasure|very helpful|so helpful|a great help)(?: as (?:ever|always))?`,
    `(?:that|how|this|it)(?:'s| is| was)? (?:so |very |really |incredibly |most )*(?:kind|nice|lovely|thoughtful|sweet|good|generous) of you(?: to {6})?`,
    `(?:i'm |i am |we're |we are |(?:he|she|everyone|everybody|they|we) (?:is |are |was |were )|he's |she's |they're |so |very |really |both |all |quite |absolutely )*(?:glad|happy|pleased|delighted|relieved|thrilled|chuffed|over the moon)(?: (?:to (?:hear|help|know|have|be|see)|that|it|you|we|this|with|about|for) {10})?`,
    `(?:that|it|this) (?:was|is) (?:very |so |really |ever so )*(?:quick|fast|easy|painless|simple)(?: work)?(?: of you)?`,
    '(?:so )?(?:good|great|nice|lovely|wonderful) (?:to (?:hear|know|see|meet|talk|speak|chat)|hearing|talking|speaking|meeting|seeing|chatting|catching up|news){9}',
    `(?:i'll |i will |we'll |we will |i |we )?(?:see|meet|catch|speak to|talk to|speak with|speak|talk) (?:to )?(?:you|ya|u|y'all|you both|you all)? ?${when}(?: at {3}| on {3}| in {3})?`,
    'see you(?: there| then| soon| later| {4})?',
    `(?:i'll |i will |we'll |we will )be there(?: ${when})?`,
    `(?:i'm |i am |we're |we are |we |i |very much |really |so )*(?:looking|look) forward to (?:it|that|this|seeing|meeting|the|our|tasting|trying|working|coming|visiting|having|being|tomorrow|tuesday|monday|wednesday|thursday|friday|saturday|sunday){8}`,
    "(?:i |we )?(?:can't|cannot|can hardly) wait(?: to (?:see|try|taste|meet|come|visit) {5}| for (?:the|it|our) {4})?",
    '(?:i |we |hope you |do |please )?(?:have|enjoy) (?:a |an |your |the )(?:very |really |truly )?(?:great|good|nice|lovely|wonderful|fantastic|relaxing|restful|safe|happy|super|beautiful|pleasant|productive|rest|weekend|day|evening|holidays?|trip|week|summer|vacation|time|party|christmas|easter|event|meal|sunshine|break){6}',
    '(?:and )?(?:(?:you|same) (?:too|as well)|(?:the )?same to you|(?:and )?to you too|you too {3}|likewise)',
    '(?:happy|merry) (?:new year|christmas|xmas|easter|holidays|thanksgiving|birthday|weekend|friday|monday){5}',
    '(?:take care|bye|bye bye|goodbye|good ?night|all the best|best wishes|best|cheers|ciao|until then|till then|til then|until tomorrow|until next time|so long){4}',
    "(?:there is |there's )?no (?:need|reply|answer|response)(?: (?:to|for|is|you)(?: an?)? ?(?:reply|answer|respond|response|needed|necessary|required|get back)| needed| necessary| required){3}",
    "(?:that's|that is|this is) (?:all|it|everything)(?: (?:i|we) (?:need|needed|wanted)(?: to know)?)?(?: for (?:now|today|the moment))?",
    `(?:i'll |i will |we'll |we will |will )(?:make a note|note that|keep (?:that|it|this|you|them) in mind|remember that|take it from here|put it in (?:my|the|our) (?:diary|calendar)|mark (?:it|that|my calendar)|use {6} from now on|pass (?:it|this|that|your {3}) on|tell (?:him|her|them|{2})){5}`,
    "(?:problem |issue |all |it is |it's |that's |now |everything )*(?:solved|sorted|resolved|fixed|settled|taken care of|cleared up)(?: now| out| here| then)*",
    '(?:i |we )?(?:love|loved|like|enjoyed) (?:it|them|that|this|the|your|every){8}',
    '(?:my|the|our|everyone|everybody|we all|they all|they){3} (?:really |absolutely |all )*(?:loves?|loved|likes?|enjoyed) (?:it|them|the|your|every){6}',
    "you(?:'ve| have) (?:saved|made|been|done) {6}",
    '(?:great|brilliant|excellent|wonderful|fantastic|perfect|superb|lovely) {3} as (?:always|ever|usual)',
    'keep up the good work',
    "(?:and )?(?:he|she|they|everyone|everybody|we all|my {2}|[\\p{L}'-]+) (?:all )?(?:says?|sends?|sent) (?:his |her |their |you )?(?:many |much |very best |best )?(?:thanks|thank you|hello|hi|love|regards|cheers|wishes)(?: too| as well| again)*",
    "(?:we'll |we will |i'll |i will |let's |let us )?say no more(?: about (?:it|this|that))?",
    "(?:all (?:is )?(?:well|forgiven|forgotten)|no (?:harm|damage) done|water under the bridge|enough said|that's that|all's well that ends well)",
    '(?:i |we )?(?:wish|wishing) you(?: and {3})?(?: all)? a? ?(?:great|good|nice|lovely|wonderful|happy|merry|the best|all the best|well){7}',
  ],
  beside: [
    '(?:so )?(?:he|she|it|they|we|i|you|everyone|that) (?:really |certainly |indeed |all )?(?:did|was|were|is|are|has|have|does|do)',
    'poor (?:\\p{L}+)',
    '(?:yes|yep|yeah|yup|ya|oh|ah|aha|right|so|then|anyway|haha|ha|phew|wow|well|oops|oh (?:good|great|wow|yes|ok|lovely|my)|just to say|again|as always|as ever|in that case|no)',
    '(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening){3}',
    "(?:i'll|i will|we'll|we will|will|i'm going to|we're going to) (?:be|keep|come|pick|drop|pop|bring|collect|pay|transfer|try|do|take|go|sign|stop|visit|order|start|stick|go ahead|arrive|swing|check|have a look|look at|get|send|forward|print|read|use|order|wear|share|book|spread){9}",
    '(?:i |we |i have |we have |just )?(?:got|received) (?:your|the) {4}',
    '{5} (?:works|suits|(?:is|will be|would be) (?:fine|perfect|good|great|ok|okay|ideal)|it is)(?: (?:for|with|by) (?:me|us))?(?: then)?',
    '(?:it|they|the {3}) (?:arrived|came|turned up|was delivered|were delivered|has arrived|have arrived)(?: (?:today|yesterday|this morning|safely|on time|just now|already|in perfect condition))*',
    "(?:i've |i have |we've |we have |i |we |just )+(?:just |already |now )?(?:paid|signed|transferred|booked|updated|added|passed|put|forwarded|told|changed|marked){7}",
  ],
  wanting: [
    "\\b(?:could|can|would|will|won't|do|did|does|are|is|have|has|should|may|might) (?:you|we|i|u|someone|anyone|it|there|they|he|she)\\b(?! (?:too|there|both))",
    '\\b(?:please|pls|plz|kindly (?:send|let|confirm|advise|check)|let (?:me|us) know|get back to (?:me|us)|give (?:me|us)|send (?:me|us|it|them|over)|tell me|call me|ring me|advise|remind|wondering|wonder|question|questions|asking|ask|request|clarify|explain (?:how|why|what)|confirm (?:that|if|whether|when|the))\\b',
    '\\b(?:but|however|although|though|except|unless|instead|unfortunately|sadly|regrettably|sorry|apolog\\w+|only thing|by the way|btw|ps|p s|also,? (?:i|we|the|a|an|is|are|it|you|need|want|wanted|add|send|could|can|please|like|wondering|do|does|have)|one more|another|additionally|furthermore|in addition|meanwhile|otherwise|until you|once you|if you|if not|when you|as soon as you|(?:better|rather|sooner|later) than)\\b',
    '\\b(?:why|how (?:much|many|long|do|does|can|about|come|is|are|would)|what (?:about|time|is|are|do|does|if|would|should|happens)|which|where|whether|who (?:is|can|will|should))\\b',
    "\\b(?:advance|hear(?:ing)? (?:back )?from you|your (?:reply|answer|response|feedback|thoughts|confirmation|call|decision|quote|offer|proposal) (?:soon|asap|by)|forward to (?:your|hear|receiv)\\w*|wait(?:ing)? (?:for|to hear)|await\\w*|asap|urgent\\w*|deadline|(?<!no )need (?:to|you|it|the|a|this|that|your|some|help|more)|needs|want (?:to|you|a|the)|would like|i'd like|we'd like|interested in|interest|regarding|concerning|enquiry|inquiry|query|application|with (?:reference|regard) to)\\b",
    "\\b(?:don't|doesn't|didn't|isn't|aren't|wasn't|weren't|won't|wouldn't|couldn't|haven't|hasn't|hadn't|shouldn't|not|never|nothing|nobody|no longer|none|hardly|nor|cannot)\\b(?! (?:a problem|mention it|wait|worry|at all|thought of (?:that|it)))",
  ],
  trouble: [
    '\\b(?:problem\\w*|issue\\w*|trouble\\w*|wrong\\w*|missing|broken|damaged|faulty|defective|mistake\\w*|error\\w*|fail\\w*|late|delay\\w*|still|yet|complain\\w*|refund\\w*|cancel\\w*|return\\w*|disappoint\\w*|unhappy|unacceptable|angry|upset|annoy\\w*|terrible|awful|bad|worse|worst|poor(?:ly| quality| service| work)|rude|expensive|charged|overcharged|invoice is|stuck|leak\\w*|lost|dead|died|stole\\w*|forg[eo]t\\w*|hurt\\w*|injur\\w*|accident\\w*|sick|ill|pain\\w*|hospital|funeral|passed away|elsewhere|stopped|burst|broke|leaked|crashed|ran out|run out|smell\\w*|noise|noisy|mould\\w*|stale|cold|complain\\w*|fell|worried|worry|afraid|already paid|paid (?:\\p{L}+ ){0,3}(?:in|last|back in) \\p{L}+|paid .{0,30} ago)\\b',
  ],
  solved: [
    '\\b(?:sort\\w*|fix\\w*|solv\\w*|resolv\\w*|clear\\w* up|deal\\w* with|look\\w* into|tak\\w+ care|handl\\w+|help\\w*|correct\\w*|put\\w* right|refunding|replac\\w+|explain\\w*|no (?:problem|trouble|issue|issues|worries)|not a problem|nothing wrong|(?:no|not) (?:too )?late)\\b',
  ],
  signOff: [
    '(?:with )?(?:(?:best|kind|kindest|warm|warmest|many|my best|very best) )?(?:regards|wishes|thanks|greetings)(?: and thanks)?',
    'best|all the best|cheers|thanks|thanks again|many thanks|thank you|thx|sincerely|yours|yours (?:sincerely|faithfully|truly)|love|xx?x?|take care|ta|rgds|br|kr|respectfully|cordially|with (?:best|kind|warm) (?:regards|wishes)|have a (?:great|good|nice) (?:day|weekend|evening)',
  ],
  and: ['and', '&', 'so', 'then', 'as', 'or'],
  telling,
}
