// French: the phrases with which a conversation is closed.
import type { ClosingPhrases } from './language.ts'

const good =
  '(?:très |vraiment |tout |bien |super |absolument |tout à fait )*(?:bien|parfait|parfaite|super|génial|géniale|excellent|excellente|impeccable|nickel|top|merveilleux|formidable|magnifique|ok|bon|bonne|clair|noté|entendu|gentil|gentille|aimable|sympa|utile|rassurant|réglé|bonne (?:idée|nouvelle))'
const when =
  "(?:demain|bientôt|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce soir|tout à l'heure|plus tard|plus|très vite|la semaine prochaine|la prochaine fois)"

export const closing: ClosingPhrases = {
  closing: [
    "(?:et |ok |parfait |super |bonjour |encore |un grand |mille )?(?:merci|mercis|remerciements)(?: (?:beaucoup|bien|infiniment|encore|mille fois|à (?:vous|toi|tous)|d'avoir {8}|pour {12}|de {12}))*(?: [\\p{L}-]+){0,2}",
    '(?:je |nous )(?:vous |te )?remercie(?:ons|ns)?(?: (?:beaucoup|vivement|infiniment|encore|sincèrement|pour {10}|de {10}))*',
    `(?:(?:c'est|ça|cela|tout est|c'était|ce sera|tout) )?(?:me va |nous va |va |convient |est |sera |semble )?${good}(?: (?:pour (?:moi|nous)|ainsi|comme ça|de votre part|de ta part))*`,
    '(?:ça|cela|tout|le rendez-vous|{3})? ?(?:me |nous )?(?:convient|marche|fonctionne|va|suffit)(?: (?:très bien|parfaitement|bien|à merveille|pour moi|à nouveau|maintenant))*',
    "(?:c'est |bien |j'ai |tout |est )*(?:noté|reçu|compris|entendu|réglé|bien reçu|arrivé)(?: (?:merci|aujourd'hui|ce matin|hier))*",
    "(?:d'accord|entendu|ok|okay|ça marche|ça roule|pas de (?:problème|souci|soucis)|aucun (?:problème|souci)|avec plaisir|je vous en prie|je t'en prie|de rien|volontiers|bien sûr|c'est fait|très bien|vu|compris|noté|bravo|félicitations|tant mieux|ça va|ravie?|bonne chance)",
    `(?:à|au) (?:${when}|plaisir(?: de vous (?:voir|revoir))?|revoir|{1} heures?)(?: {3})?`,
    '(?:bonne|bon|belle|beau|excellente?|joyeux|joyeuses|très (?:bonne|belle)) (?:journée|soirée|week ?-?end|semaine|année|fin de {3}|vacances|fêtes|noël|pâques|continuation|appétit|voyage|nuit|après-midi|courage){4}',
    "(?:hâte|j'ai hâte|nous avons hâte|au plaisir|je me réjouis|nous nous réjouissons) (?:d'y être|de (?:vous|te|la|le|les) (?:voir|revoir|retrouver|goûter|rencontrer){4}|de {4})",
    "(?:vous êtes|tu es|c'est) (?:vraiment |très |trop |adorables?|formidables?|super|géniaux|gentils?|gentille|parfaits?| )+(?:de (?:votre|ta) part)?",
    "(?:heureux|heureuse|ravie?|content|contente|contents)(?: (?:que|de l'apprendre|d'apprendre|de|pour|d'avoir) {8})?",
    '(?:vous aussi|toi aussi|de même|pareillement|également|à vous aussi|à toi aussi)',
  ],
  beside: [
    '(?:oui|ah|oh|bon|alors|donc|ah oui|ouf|bien|non|ok)',
    '(?:bonjour|bonsoir|salut|coucou|cher|chère|chers){4}',
    '(?:je|nous) (?:passe|passerai|passerons|viens|viendrai|viendrons|serai|serons|prends|prendrai|paie|paierai|fais|ferai|ferons|transmets|envoie|enverrai){8}',
    "(?:le |la )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|{3} heures?) (?:me |nous )?(?:va|convient|c'est parfait|c'est bien)(?: {3})?",
    "(?:c'est|il est|elle est|le colis est|la commande est) (?:bien |déjà )*arrivée?(?: {3})?",
  ],
  wanting: [
    "\\b(?:pouvez|pourriez|pourrais|peux|peut-on|pourrait|voudrais|voudrions|aimerais|aimerions|souhaite|souhaitons|souhaiterais|veuillez|merci de (?:me|nous|bien|confirmer|vérifier|rappeler|répondre)|svp|stp|s'il (?:vous|te) plaît|dites-moi|dis-moi|envoyez|envoie-moi|rappelez|tenez-moi|besoin|il (?:me|nous) faut|il faudrait)",
    "\\b(?:mais|cependant|toutefois|par contre|en revanche|sauf|malheureusement|hélas|désolée?|sinon|d'ailleurs|en outre|aussi (?:je|nous|est|que)|question|questions|autre chose|si (?:vous|tu|c'est|jamais)|dès que|quand|pourquoi|comment|combien|quel|quelle|quels|où|attends?|attente|attendons|d'avance|par avance|votre (?:réponse|retour)|ta réponse|urgent|rapidement)\\b",
    "\\b(?:ne|n'\\w+|pas|jamais|rien|aucune?)\\b(?! (?:problème|souci|soucis))(?<!pas de|de rien)",
  ],
  trouble: [
    '\\b(?:problèmes?|erreurs?|cassée?s?|abîmée?s?|retard|manque\\w*|faux|fausse|rembours\\w*|annul\\w*|déçue?s?|mécontente?s?|réclam\\w*|défectueu\\w*|toujours)\\b',
  ],
  solved: [
    '\\b(?:résolu\\w*|réglé\\w*|réglant|aide|aidée?|arrangé\\w*|corrigé\\w*|pas de (?:problème|souci)|solution)\\b',
  ],
  signOff: [
    '(?:bien |très |très bien )?(?:cordialement|amicalement|sincèrement|à vous|respectueusement|à bientôt|bises|bisous|merci|bien à vous|cdlt|amitiés)',
    '(?:meilleures|cordiales|sincères) salutations',
  ],
  and: ['et', '&', 'donc', 'alors'],
}
