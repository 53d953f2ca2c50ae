import { describe, expect, it } from 'vitest'
import { toOutcomes, type SentRows } from './rows.ts'

interface Row {
  InvoiceNumber?: string
  InvoiceID?: string
  StatusAttributeString?: string
  [member: string]: unknown
}

const reading = { keyMember: 'InvoiceNumber', idMember: 'InvoiceID', toSaved: (row: Row) => row.InvoiceID }
const refused = { InvoiceID: '00000000-0000-0000-0000-000000000000', StatusAttributeString: 'ERROR' }

function outcomes(rows: Row[], sent: SentRows = { keys: ['A', 'B'], ids: [null, null] }) {
  return toOutcomes(sent, rows, rows, reading)
}

describe('a row', () => {
  it('is known by our own key, whatever the order', () => {
    const rows = [
      { InvoiceNumber: 'B', InvoiceID: 'b' },
      { InvoiceNumber: 'A', InvoiceID: 'a' },
    ]
    expect(outcomes(rows)).toEqual([
      { key: 'B', saved: 'b', warnings: [] },
      { key: 'A', saved: 'a', warnings: [] },
    ])
  })

  it('without a key is known by its position while all others are in order', () => {
    expect(outcomes([{ InvoiceNumber: 'A', InvoiceID: 'a' }, refused])?.[1]?.key).toBe('B')
    expect(outcomes([{ InvoiceNumber: 'B', InvoiceID: 'b' }, refused])?.[1]?.key).toBeUndefined()
  })

  it('with a key that is not ours belongs to nobody', () => {
    expect(
      outcomes([
        { InvoiceNumber: 'A', InvoiceID: 'a' },
        { InvoiceNumber: 'X', InvoiceID: 'x' },
      ])?.[1]?.key,
    ).toBe(undefined)
  })

  it('of an update is known by the id it was addressed with', () => {
    const sent = { keys: ['A', 'B'], ids: ['ID-A', 'ID-B'] }
    const rows = [
      { InvoiceID: 'id-b', StatusAttributeString: 'OK' },
      { InvoiceID: 'id-a', StatusAttributeString: 'OK' },
    ]
    expect(outcomes(rows, sent)?.map(({ key }) => key)).toEqual(['B', 'A'])
  })

  it.each([
    ['its status says so', { InvoiceNumber: 'A', InvoiceID: 'a', StatusAttributeString: 'ERROR' }],
    ['it has the empty id', { InvoiceNumber: 'A', InvoiceID: refused.InvoiceID }],
    ['it has no id', { InvoiceNumber: 'A' }],
    ['it carries an error', { InvoiceNumber: 'A', InvoiceID: 'a', ValidationErrors: [{ Message: 'No' }] }],
    [
      'a line of it carries one',
      { InvoiceNumber: 'A', InvoiceID: 'a', LineItems: [{ ValidationErrors: [{ Message: 'No' }] }] },
    ],
  ])('is refused where %s', (_, row) => {
    const [outcome] = outcomes([row], { keys: ['A'], ids: [null] }) ?? []
    expect(outcome && 'refusals' in outcome && outcome.refusals.length).toBe(1)
  })

  it('with a warning is saved, and the warning kept', () => {
    const row = {
      InvoiceNumber: 'A',
      InvoiceID: 'a',
      StatusAttributeString: 'WARNING',
      Warnings: [{ Message: 'Odd rate' }],
    }
    expect(outcomes([row], { keys: ['A'], ids: [null] })).toEqual([{ key: 'A', saved: 'a', warnings: ['Odd rate'] }])
  })
})

it('a row that says it was saved is saved, whatever is remarked on its contact', () => {
  const Contact = { ValidationErrors: [{ Message: 'Email address must be valid.' }] }
  const row = { InvoiceNumber: 'A', InvoiceID: 'a', StatusAttributeString: 'OK', Contact }
  expect(outcomes([row], { keys: ['A'], ids: [null] })).toEqual([
    { key: 'A', saved: 'a', warnings: ['Email address must be valid.'] },
  ])
})

it('an answer for fewer rows than were sent is no answer', () => {
  expect(outcomes([{ InvoiceNumber: 'A', InvoiceID: 'a' }])).toBeUndefined()
})
