import { expect, test } from 'vitest'
import { countRootFields, write } from './operation.ts'

test.each([
  ['mutation { connect }', 1],
  [
    'mutation Send($input: SendInvoiceInput! = { a: "}{" }) { sendInvoice(input: $input) { ... on Invoice { id } } }',
    1,
  ],
  ['mutation { one: connect two: disconnect }', 2],
  ['mutation { a(input: { b: [1, 2] }) { c d } e }', 2],
  ['mutation { a(say: "b { c") # d\n { e } }', 1],
  ['mutation @live { a @include(if: true) { b } }', 1],
  ['fragment F on Invoice { id number }\nmutation { a { ...F } }', 1],
])('%s asks for %i', (text, count) => {
  expect(countRootFields(text)).toBe(count)
})

test('a fragment that is used twice is sent once', () => {
  const line = write('fragment Line on InvoiceLine @_unmask { id }')
  const both = [write('fragment A on Invoice { lines { ...Line } }', [line]), line]
  expect(String(write('{ node { ...A } }', both))).toBe(
    '{ node { ...A } }\nfragment A on Invoice { lines { ...Line } }\nfragment Line on InvoiceLine { id }',
  )
})
