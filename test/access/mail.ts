// The mail of a company under test: one of each sort, with the company's word in everything that can bear one.
import { letter } from '../arrive.ts'

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
const adaOf = (word: string) => `Ada ${word} <ada@${word}.example>`
const bulk = { 'List-Unsubscribe': '<https://mill.example/u>', Precedence: 'bulk' }

/** A thread with an attachment and HTML, someone under two addresses, a role address, a newsletter, a mail without a date. */
export function fillMail(word: string): Buffer[] {
  const [one, two, three] = ['one', 'two', 'three'].map((name) => `${name}-${word}`)
  const [home, info] = [`Ada ${word} <${word}77@gmail.com>`, `Info <info@${word}.example>`]
  const ask = { subject: `Also ${word}`, text: `Can you help with ${word}?` }
  return [
    plain(word, 50, { id: one }),
    plain(word, 40, {
      id: two,
      from: 'Tom Reed <tom@reed.example>',
      to: adaOf(word),
      replyTo: one,
      text: `Done, ${word}.`,
    }),
    plain(word, 30, { id: three, replyTo: two, text: `And when does ${word} come?` }),
    plain(word, 29, { from: home, ...ask }),
    plain(word, 28, { from: info, subject: `Hours ${word}`, text: `When do you open, ${word}?` }),
    rich(adaOf(word), word, hoursAgo(27)),
    plain(word, 26, { from: `News ${word} <news@${word}-mill.example>`, subject: `News ${word}`, headers: bulk }),
    undated(adaOf(word), word),
  ]
}

function plain(word: string, hours: number, over: Partial<Parameters<typeof letter>[0]>): Buffer {
  const text = `Flour ${word} please.\n\n-- \nAda ${word}\nTel. 0113 496 0001`
  return letter({ from: adaOf(word), subject: `Order ${word}`, text, at: hoursAgo(hours), ...over })
}

/** A mail with HTML and a picture. */
function rich(from: string, word: string, at: string): Buffer {
  const boundary = 'xyz'
  const parts = [
    `Content-Type: text/html; charset=utf-8\r\n\r\n<p>Look at <b>${word}</b> <img src="https://pictures.example/${word}.png"></p>`,
    `Content-Type: image/png; name="${word}.png"\r\nContent-Disposition: attachment; filename="${word}.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`\x89PNG ${word}`).toString('base64')}`,
  ]
  const text = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--`
  return letter({
    from,
    subject: `Picture ${word}`,
    at,
    text,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
  })
}

/** Goes to quarantine. */
const undated = (from: string, word: string) =>
  Buffer.from(
    letter({ from, subject: `Undated ${word}`, text: `Lost ${word}` })
      .toString()
      .replace(/^Date: .*\r\n/m, ''),
  )
