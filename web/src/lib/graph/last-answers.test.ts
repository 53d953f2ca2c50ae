import { expect, test } from 'vitest'
import { LastAnswers } from './last-answers.ts'

test('the newest answer to a question is kept, and the oldest question is forgotten first', () => {
  const answers = new LastAnswers()
  for (let n = 0; n < 60; n++) answers.keep(`q${n}`, n)
  answers.keep('q0', 'again')
  answers.keep('q60', 60)
  expect(['q0', 'q1', 'q60', 'q61'].map((question) => answers.find(question))).toEqual([
    'again',
    undefined,
    60,
    undefined,
  ])
})
