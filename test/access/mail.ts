// The mail of a company under test: one of each sort, with the company's word in everything that can bear one.
import { letter } from '../arrive.ts'

/** A thread with an attachment and HTML, someone under two addresses, a role address, a newsletter, a mail without a date. */
export function fillMail(word: string): Buffer[] {
  const ada = `Ada ${word} <ada@${word}.example>`
  const day = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const plain = (over: Partial<Parameters<typeof letter>[0]>) =>
    letter({
      from: ada,
      subject: `Order ${word}`,
      text: `Flour ${word} please.\n\n-- \nAda ${word}\nTel. 0113 496 0001`,
      at: day(50),
      ...over,
    })
  return [
    plain({ id: `one-${word}` }),
    plain({
      id: `two-${word}`,
      from: 'Tom Reed <tom@reed.example>',
      to: ada,
      replyTo: `one-${word}`,
      at: day(40),
      text: `Done, ${word}.`,
    }),
    plain({ id: `three-${word}`, replyTo: `two-${word}`, at: day(30), text: `And when does ${word} come?` }),
    plain({
      from: `Ada ${word} <${word}77@gmail.com>`,
      subject: `Also ${word}`,
      at: day(29),
      text: `Can you help with ${word}?`,
    }),
    plain({
      from: `Info <info@${word}.example>`,
      subject: `Hours ${word}`,
      at: day(28),
      text: `When do you open, ${word}?`,
    }),
    rich(ada, word, day(27)),
    plain({
      subject: `News ${word}`,
      from: `News ${word} <news@${word}-mill.example>`,
      headers: { 'List-Unsubscribe': '<https://mill.example/u>', Precedence: 'bulk' },
    }),
    undated(ada, word),
  ]
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
