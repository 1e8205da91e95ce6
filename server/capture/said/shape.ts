/** What the lines of a signature look like: short, without a sentence, or a way to reach someone. */

const phone =
  /(?:\+|\b00)\s?\d[\d\s()./-]{5,20}\d|(?<![\d/.-])\(?\d{2,5}\)?[\s./-]{1,3}\d{2,5}[\s./-]?\d{2,5}(?:[\s./-]\d{1,5}){0,3}(?![\d/-])|^[x*#]\s?\d{3,6}$/
const link =
  /https?:\/\/|www\.|@[\w-]{1,60}\.|[\w-]{2,40}\.(?:com|net|org|de|fr|es|it|nl|uk|eu|io|co|at|ch|se|no|dk|fi|pl|cz|ru|br|pt|be|ca|au|us|info|biz)\b/i
const labelled =
  /^(?:t|m|f|e|w|p|c|d|o|tel|telephone|telefon|teléfono|téléphone|telefono|telefone|phone|ph|mobile|mobil|mob|móvil|handy|cell|cellular|gsm|direct|durchwahl|office|work|home|fax|email|e-mail|mail|courriel|web|website|homepage|internet|url|skype|linkedin|twitter|whatsapp|ext|tél|port|телефон|тел|моб|факс|сайт|电话|手机|邮箱|电子邮件|传真|地址|网址|電話|携帯|전화|휴대폰|이메일)\s?[.:：)|]+\s?\S/iu

/** Whether the line gives a way to reach someone. */
export function isContact(view: string): boolean {
  if (view.length > 160) return false
  const head = view.slice(0, 160)
  if (labelled.test(head)) return true
  const words = head.split(/\s+/).length
  return words <= 12 && (link.test(head) || phone.test(head)) && !/[.?!]$|[,;]\s\p{Ll}+\s\p{Ll}+\s\p{Ll}/u.test(head)
}

/** Whether the line could stand in a signature: few words, and it does not end or run like a sentence. */
export function isShortLine(view: string): boolean {
  if (view.length > 70) return false
  const words = view.split(/\s+/)
  if (words.length > 9) return false
  if (/[?:;]$/.test(view)) return false
  if (/^[-+*•·]\s|^\d+[.)]\s/.test(view)) return false
  if (/[.!]$/.test(view) && words.length > 4 && !/(?:inc|ltd|corp|co|llc|s\.a|b\.v|gmbh|jr|sr)\.$/i.test(view))
    return false
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  return words.length <= 3 || small <= words.length / 2
}
