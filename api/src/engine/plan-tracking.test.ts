import { describe, expect, test } from 'vitest'
import type { BookTracking } from './books.ts'
import { planLine } from './plan-line.ts'
import { someBooks, someLine } from './testing/books.ts'

const north = { ledgerOptionId: 'l-north', name: 'North', archived: false }
const south = { ledgerOptionId: 'l-south', name: 'South', archived: false }
const gone = { ledgerOptionId: 'l-gone', name: 'Gone', archived: true }

function region(known: Partial<BookTracking> = {}): BookTracking {
  return {
    ...{ ledgerCategoryId: 'l-region', category: 'Region', archived: false, source: 'PROJECT' },
    ...{ unmatched: 'LEAVE_EMPTY', optionId: undefined, choices: new Map() },
    options: new Map([
      ['north', north],
      ['south', south],
      ['gone', gone],
    ]),
    ...known,
  }
}

function plan(tracking: Partial<BookTracking>, project?: string) {
  const line = someLine({ project: project === undefined ? undefined : { id: 'p1', name: project } })
  return planLine(line, 0, someBooks({ tracking: [region(tracking)] }))
}

function sent(name: string) {
  return [expect.objectContaining({ ledgerCategoryId: 'l-region', option: name })]
}

describe('the tracking of a line', () => {
  test('goes by the same name, whatever its case', () => {
    expect(plan({}, ' north').planned?.tracking).toEqual(sent('North'))
  })

  test('goes by the choice made for its project before any name', () => {
    expect(plan({ choices: new Map([['p1', 'south']]) }, 'North').planned?.tracking).toEqual(sent('South'))
  })

  test('is the fixed option on every line', () => {
    expect(plan({ source: 'FIXED', optionId: 'south' }).planned?.tracking).toEqual(sent('South'))
  })

  test('goes by the client or the service where those name it', () => {
    const line = someLine({ client: { id: 'c', name: 'North' }, service: { id: 's', name: 'South' } })
    const of = (source: BookTracking['source']) =>
      planLine(line, 0, someBooks({ tracking: [region({ source })] })).planned?.tracking
    expect([of('CLIENT'), of('SERVICE'), of('PROJECT')]).toEqual([sent('North'), sent('South'), []])
  })

  test('that names no option follows the policy', () => {
    expect(plan({}, 'Elsewhere').planned?.tracking).toEqual([])
    expect(plan({ unmatched: 'USE_OPTION', optionId: 'south' }, 'Elsewhere').planned?.tracking).toEqual(sent('South'))
    expect(plan({ unmatched: 'REFUSE' }, 'Elsewhere').problems).toEqual([
      { code: 'TRACKING_UNMATCHED', line: 0, category: 'Region', subject: 'Elsewhere' },
    ])
  })

  test('is refused where what was chosen is archived, and left out where the whole category is', () => {
    expect(plan({ source: 'FIXED', optionId: 'gone' }).problems).toEqual([
      { code: 'TRACKING_ARCHIVED', line: 0, category: 'Region', option: 'Gone' },
    ])
    expect(plan({ source: 'FIXED', optionId: 'gone', archived: true })).toMatchObject({ problems: [], tracked: [] })
    expect(plan({}, 'Gone').planned?.tracking).toEqual([])
  })
})
