import { expect, test } from 'vitest'
import { keepLineIds } from './keep-line-ids.ts'

function held(descriptions: string[]) {
  return descriptions.map((description, index) => ({
    ...{ ledgerLineId: `id-${index + 1}`, description, quantity: '1', unitPrice: '1', net: 100n, tax: 0n },
    ...{ accountCode: '200', taxType: 'OUTPUT2' },
  }))
}

function planned(descriptions: string[]) {
  return descriptions.map((description) => ({
    ...{ description, quantity: '1', unitPrice: '1', account: { code: '200' }, taxType: 'OUTPUT2' },
    ...{ taxAmount: undefined, ledgerLineId: undefined, tracking: [] },
  }))
}

test.each<[string, string[], string[], (string | undefined)[]]>([
  ['unchanged lines keep theirs', ['A', 'B'], ['A', 'B'], ['id-1', 'id-2']],
  ['a line taken out in front moves no id', ['A', 'B', 'C'], ['B', 'C'], ['id-2', 'id-3']],
  ['a line put in front gets none', ['A', 'B'], ['New', 'A', 'B'], [undefined, 'id-1', 'id-2']],
  ['a line of new words keeps its place', ['A', 'B'], ['A, revised', 'B'], ['id-1', 'id-2']],
  ['lines in another order', ['A', 'B'], ['B', 'A'], ['id-2', 'id-1']],
  ['equal words go by place', ['A', 'A'], ['A', 'A'], ['id-1', 'id-2']],
  ['nothing there gives nothing', [], ['A'], [undefined]],
])('%s', (_what, there, ours, ids) => {
  const kept = keepLineIds(planned(ours), held(there)).map((line) => line.ledgerLineId)
  expect(kept).toEqual(ids)
})
