import { expect, test } from 'vitest'
import { isProblem, ProblemError, unwrap } from './problem.ts'

type Result =
  { __typename: 'Invoice'; number: string } | { __typename: 'Conflict'; code: string; message: string } | null

const sent: Result = { __typename: 'Invoice', number: 'INV-1' }
const refused: Result = { __typename: 'Conflict', code: 'NOT_A_DRAFT', message: 'It was sent already.' }

test('a refusal is told from a success', () => {
  expect([sent, refused, null, 'text'].map(isProblem)).toEqual([false, true, false, false])
})

test('unwrap answers the success, and throws what was refused', () => {
  expect(unwrap(sent as Result).number).toBe('INV-1')
  expect(() => unwrap(refused as Result)).toThrow(ProblemError)
  expect(() => unwrap(refused as Result)).toThrow('NOT_A_DRAFT: It was sent already.')
  expect(() => unwrap(null as Result)).toThrow('nothing')
})
