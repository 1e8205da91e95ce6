// Flowed text.
import { expect, test } from 'vitest'
import { takeFlowMark, unflow } from './flowed.ts'
import { parseMail } from './parse.ts'

const mail = (type: string, ...lines: string[]) =>
  Buffer.from(`From: a@b.example\r\nContent-Type: ${type}\r\n\r\n${lines.join('\r\n')}\r\n`)

test('an answer below a quoted line that ends in a blank is not swallowed', async () => {
  const { text } = await parseMail(
    mail('text/plain; charset=utf-8; format=flowed', '> Shall I bring two ', 'Yes, two please.'),
  )
  expect(text.trim().split('\n')).toEqual(['> Shall I bring two', 'Yes, two please.'])
})

test('wrapped lines of one depth are joined, quotes stay quotes, a signature stays apart', () => {
  expect(unflow('one \ntwo\n> a \n> b\n>> c \n> d\n-- \nAnn', false)).toBe('one two\n> a b\n>> c\n> d\n-- \nAnn')
  expect(unflow('stuffed:\n From here \nto there', false)).toBe('stuffed:\nFrom here to there')
  expect(unflow('日本 \n語', true)).toBe('日本語')
})

test('the mark is taken from headers alone, and no byte is moved', () => {
  const bytes = mail('text/plain;\r\n format="flowed"; delsp=yes', 'I wrote format=flowed here')
  const taken = takeFlowMark(bytes)
  expect(taken).toMatchObject({ flowed: true, delsp: true })
  expect(taken.mail).toHaveLength(bytes.length)
  expect(taken.mail.toString()).toContain('I wrote format=flowed here')
  expect(takeFlowMark(mail('text/plain', 'format=flowed')).flowed).toBe(false)
})
