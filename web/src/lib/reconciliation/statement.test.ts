import { expect, test } from 'vitest'
import { toStatement } from './statement.ts'

type Kind = 'INVOICE' | 'BILL' | 'CREDIT_NOTE' | 'EXPENSE'

function total(name: 'EQUAL' | 'DIFFERENT', currency: string, ...[ours, theirs, apart]: [string, string, string]) {
  const amount = (value: string) => ({ amount: value, currency })
  const paid = { oursPaid: amount('0.00'), theirsPaid: amount('1.10') }
  return {
    kind: 'INVOICE' as Kind,
    class: name,
    count: 2,
    ours: amount(ours),
    theirs: { amount: theirs },
    difference: amount(apart),
    ...paid,
  }
}

test('adds up each currency by itself, to the cent, under its own lines in a reader’s order', () => {
  const [invoices] = toStatement([
    total('DIFFERENT', 'GBP', '0.10', '0.30', '-0.20'),
    total('EQUAL', 'GBP', '0.20', '0.20', '0.00'),
    total('EQUAL', 'EUR', '5.00', '5.00', '0.00'),
  ])
  expect(invoices?.parts.map(({ lines }) => lines.map((line) => line.class))).toEqual([
    ['EQUAL', 'DIFFERENT'],
    ['EQUAL'],
  ])
  expect(invoices?.parts).toMatchObject([
    { currency: 'GBP', count: 4, ours: { amount: '0.30' }, theirs: { amount: '0.50' }, apart: { amount: '-0.20' } },
    {
      currency: 'EUR',
      count: 2,
      ours: { amount: '5.00' },
      theirs: { amount: '5.00' },
      paid: { theirs: { amount: '1.10' }, apart: { amount: '-1.10' } },
    },
  ])
})

test('keeps the kinds apart: what is owed to us and what we owe are never one sum', () => {
  const bill = { ...total('EQUAL', 'GBP', '7.00', '7.00', '0.00'), kind: 'BILL' as Kind }
  const statement = toStatement([bill, total('EQUAL', 'GBP', '0.20', '0.20', '0.00')])
  expect(statement).toMatchObject([
    { kind: 'INVOICE', parts: [{ ours: { amount: '0.20' } }] },
    { kind: 'BILL', parts: [{ ours: { amount: '7.00' } }] },
  ])
})
