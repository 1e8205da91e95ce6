import { describe, expect, test } from 'vitest'
import { letter } from '../../../test/arrive.ts'
import { parseMail } from '../../capture/mail/parse.ts'
import { answerTo } from './address.ts'

describe('whom an answer goes to', () => {
  const parsed = (headers: Record<string, string>, from = 'Ruth <ruth@x.example>') =>
    parseMail(
      letter({
        from,
        to: 'Tom <tom@reed.example>, Ann <ann@y.example>',
        cc: 'bob@z.example, Tom <TOM@reed.example>',
        headers,
      }),
    )
  const mine = new Set(['tom@reed.example'])
  const names = (all: ReturnType<typeof answerTo>) => all.map(({ part, address }) => `${part} ${address}`)

  test('the sender, or where the sender wishes to be answered', async () => {
    expect(names(answerTo('reply', await parsed({}), false, mine))).toEqual(['to ruth@x.example'])
    const wished = await parsed({ 'Reply-To': 'Orders <orders@x.example>, second@x.example' })
    expect(names(answerTo('reply', wished, false, mine))).toEqual(['to orders@x.example', 'to second@x.example'])
    expect(names(answerTo('reply', await parsed({ 'Reply-To': 'nowhere' }), false, mine))).toEqual([
      'to ruth@x.example',
    ])
  })
  test('to all: the others as well, nobody twice, oneself never', async () => {
    expect(names(answerTo('replyAll', await parsed({}), false, mine))).toEqual([
      'to ruth@x.example',
      'cc ann@y.example',
      'cc bob@z.example',
    ])
  })
  test('of a mail of our own: whoever it went to; of one to oneself: oneself', async () => {
    expect(names(answerTo('reply', await parsed({}, 'tom@reed.example'), true, mine))).toEqual(['to ann@y.example'])
    expect(names(answerTo('replyAll', await parsed({}, 'tom@reed.example'), true, mine))).toEqual([
      'to ann@y.example',
      'cc bob@z.example',
    ])
    const alone = await parseMail(letter({ from: 'tom@reed.example', to: 'tom@reed.example' }))
    expect(names(answerTo('reply', alone, true, mine))).toEqual(['to tom@reed.example'])
    expect(answerTo('forward', alone, true, mine)).toEqual([])
  })
})
