import { buildSchema, parse, valueFromASTUntyped, visit } from 'graphql'
import { expect, test } from 'vitest'
import { printContract } from '../print-schema.ts'
import { readReason } from './reason.ts'

/** Every reason in the printed schema that says nothing to a program. */
function unreadable(contract: string): string[] {
  const reasons: string[] = []
  visit(parse(contract), {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'deprecated') return
      const reason = given.find((argument) => argument.name.value === 'reason')
      reasons.push(reason ? String(valueFromASTUntyped(reason.value)) : '')
    },
  })
  return reasons.filter((reason) => !readReason(reason))
}

test('everything deprecated says since when, until when and what to use instead, in one form', () => {
  expect(unreadable(printContract())).toEqual([])
})

test('a deprecation in words of its own would be noticed', () => {
  const contract = `type Query {
    good: Int @deprecated(reason: "Since 2026-11-21, until 2027-05-21: use better.")
    bare: Int @deprecated
    vague: Int @deprecated(reason: "Use better.")
  }`
  buildSchema(contract)
  expect(unreadable(contract)).toEqual(['', 'Use better.'])
})

test('the two days are read as midnight UTC', () => {
  expect(readReason('Since 2026-11-21, until 2027-05-21: use `total`,\nwhich has a currency.')).toEqual({
    since: new Date('2026-11-21T00:00:00Z'),
    until: new Date('2027-05-21T00:00:00Z'),
  })
})

test.each([
  ['no day of any year', 'Since 2026-02-30, until 2027-05-21: use total.'],
  ['less than half a year', 'Since 2026-11-21, until 2027-05-20: use total.'],
  ['nothing to use instead', 'Since 2026-11-21, until 2027-05-21.'],
  ['something before it', 'Gone soon. Since 2026-11-21, until 2027-05-21: use total.'],
])('%s is no deprecation', (_, reason) => {
  expect(readReason(reason)).toBeNull()
})
