// Beginnings of subjects that programmes write: "I am away" in many languages, and calendar invitations, which people send.

const away = [
  'out of (?:the )?office',
  'automatic(?:ally generated)? (?:reply|response)',
  'auto(?:matic)?[- ]?(?:reply|response)',
  'vacation (?:reply|response)',
  '(?:automatische )?abwesenheits?(?:notiz|nachricht|meldung|assistent)?',
  'automatische (?:antwort|rückmeldung)',
  'réponse automatique',
  'absence du bureau',
  'respuesta automática',
  'fuera de (?:la )?oficina',
  'resposta automática',
  'risposta automatica',
  'fuori sede',
  'automatisch antwoord',
  'afwezigheidsbericht',
  'autosvar',
  'automatiskt? svar',
  'frånvaro',
  'fraværsmelding',
  'automaattinen vastaus',
  'poissaoloviesti',
  'automatyczna odpowiedź',
  'automatická odpov[eě]ď',
  'automatikus válasz',
  'răspuns automat',
  'otomatik yanıt',
  'αυτόματη απάντηση',
  'автоответ',
  'автоматический ответ',
  '自動応答',
  '自动答复',
  '自動回覆',
]

const undelivered = [
  'undeliver(?:able|ed)',
  'mail delivery (?:failed|failure|subsystem)',
  'delivery (?:status notification|failure|has failed)',
  'returned mail',
  'failure notice',
  'unzustellbar',
  'nicht zustellbar',
  'non remis',
  'échec de la remise',
  'no se puede entregar',
  'non recapitabile',
  'onbestelbaar',
]

const invitation = [
  '(?:updated |cancell?ed |new )?(?:invitation|event)(?: with note)?',
  'accepted',
  'declined',
  'tentative(?:ly accepted)?',
  'cancell?ed(?: event)?',
  'proposed new time',
  '(?:aktualisierte )?(?:einladung|termineinladung)',
  'zugesagt',
  'abgesagt',
  'abgelehnt',
  'mit vorbehalt',
  'mit vorbehalt zugesagt',
  'invitation(?: mise à jour)?',
  'accepté',
  'refusé',
  'annulé',
  'invitación(?: actualizada)?',
  'aceptado',
  'rechazado',
  'invito(?: aggiornato)?',
  'accettato',
  'rifiutato',
  'convite(?: atualizado)?',
  'aceite',
  'uitnodiging',
  'geaccepteerd',
  'geweigerd',
]

/** At the beginning only: "Re: Out of office" is a person's answer. */
const opens = (words: readonly string[], end: string): RegExp => new RegExp(`^(?:${words.join('|')})${end}`, 'iu')

// A colon near by tells the programme's subject from a person's "Out of office next Friday".
const AWAY = opens(away, '[^:]{0,25}:')
const UNDELIVERED = opens(undelivered, '')
const INVITATION = opens(invitation, '\\s*:')

export const saysAway = (subject: string): boolean => AWAY.test(subject.trim())
export const saysUndelivered = (subject: string): boolean => UNDELIVERED.test(subject.trim())
export const invites = (subject: string): boolean => INVITATION.test(subject.trim())
