// Which mail hosts anybody can have a mailbox at.
import { expect, test } from 'vitest'
import { isFreeMail } from './free-mail.ts'

const open = ['gmail.com', 'yahoo.co.uk', 'hotmail.fr', 'gmx.de', 't-online.de', 'qq.com', 'icloud.com', 'mail.ru']
test.each(open)('%s is free mail', (domain) => {
  expect(isFreeMail(domain)).toBe(true)
})

const own = ['chen.co.uk', 'enron.com', 'alibaba.com', 'yahoo-fans.example', 'mygmail.com', 'reed.example']
test.each(own)('%s is not free mail', (domain) => {
  expect(isFreeMail(domain)).toBe(false)
})
