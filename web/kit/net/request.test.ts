// How an endpoint's key and input become a request.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProblemError, readProblem, wordsFor } from './problem.ts'
import { addressOf } from './request.ts'

test('path values are filled in, the rest goes to the query of a read', () => {
  expect(
    addressOf('GET /people/:id/mails', { id: 'a/b', q: 'x y', limit: 3, none: undefined, tag: ['m', 'n'] }),
  ).toEqual({
    method: 'GET',
    url: '/api/people/a%2Fb/mails?q=x+y&limit=3&tag=m&tag=n',
    body: undefined,
  })
})

test('the rest goes to the body of a change', () => {
  expect(addressOf('PATCH /people/:id', { id: '1', name: 'Ruth' })).toEqual({
    method: 'PATCH',
    url: '/api/people/1',
    body: { name: 'Ruth' },
  })
  expect(addressOf('DELETE /people/:id', { id: '1' }).body).toBeUndefined()
})

test('whatever a value holds, it comes back from the address as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (id, q) => {
      const { url } = addressOf('GET /people/:id', { id, q })
      const [path = '', query = ''] = url.split('?')
      return decodeURIComponent(path.slice('/api/people/'.length)) === id && new URLSearchParams(query).get('q') === q
    }),
  )
})

test('a problem keeps its code and faults, and is told in words', async () => {
  const body = JSON.stringify({
    type: 'urn:kith:invalid',
    title: 'invalid',
    status: 400,
    code: 'input',
    detail: 'x',
    errors: [{ path: 'name', code: 'too_small', detail: 'y' }],
  })
  const problem = await readProblem(
    new Response(body, { status: 400, headers: { 'content-type': 'application/problem+json' } }),
  )
  expect(problem).toMatchObject({
    status: 400,
    code: 'input',
    isOffline: false,
    errors: [{ path: 'name', code: 'too_small' }],
  })
  expect(wordsFor(problem)).toBe('Something entered here is not as it should be.')
  expect(wordsFor(new ProblemError({ code: 'never_heard_of' }))).toContain('Try again')
})

test('a gateway that answers for a server that is down is the same as no answer', async () => {
  const problem = await readProblem(new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }))
  expect(problem.isOffline).toBe(true)
})
