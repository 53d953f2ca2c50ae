import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LedgerDocument } from './ledger-documents.ts'
import { addToTotals, type ClassTotal } from './tie-out-totals.ts'
import { type EntryClass, type OurEntry, tieOut } from './tie-out.ts'
import { entry } from './testing/entries.ts'
import { ledgerInvoice } from './testing/ledger-rows.ts'

const since = '2026-01-01'

/** What happened to one invoice since both sides agreed, and the class a person would put it in. */
interface Case {
  what: string
  class: EntryClass | undefined
  change: (both: Both, amount: bigint) => void
}
interface Both {
  ours: OurEntry | undefined
  theirs: LedgerDocument | undefined
}

function ours(change: Partial<OurEntry>): (both: Both) => void {
  return (both) => {
    both.ours = both.ours && { ...both.ours, ...change }
  }
}
function theirs(change: Partial<LedgerDocument>): (both: Both) => void {
  return (both) => {
    both.theirs = both.theirs && { ...both.theirs, ...change }
  }
}
const cases: Case[] = [
  { what: 'nothing', class: 'EQUAL', change: () => {} },
  { what: 'it was never there', class: 'MISSING_THERE', change: (both) => (both.theirs = undefined) },
  { what: 'it was deleted there', class: 'MISSING_THERE', change: theirs({ status: 'DELETED' }) },
  { what: 'it was voided there', class: 'VOIDED_THERE', change: theirs({ status: 'VOIDED', amountDue: 0n }) },
  { what: 'it was made there', class: 'MISSING_HERE', change: (both) => (both.ours = undefined) },
  {
    what: 'it was made there before the connection',
    class: 'BEFORE_CONNECTION',
    change: (both) => {
      both.ours = undefined
      theirs({ issuedOn: '2025-12-31' })(both)
    },
  },
  {
    what: 'it was made and voided there',
    class: undefined,
    change: (both) => {
      both.ours = undefined
      theirs({ status: 'VOIDED' })(both)
    },
  },
  { what: 'the tie was lost', class: 'NOT_LINKED', change: ours({ isLinked: false }) },
  {
    what: 'it could not be sent',
    class: 'NOT_SENT',
    change: (both) => {
      ours({ isLinked: false })(both)
      both.theirs = undefined
    },
  },
  { what: 'its number was changed there', class: 'DIFFERENT', change: theirs({ number: 'ELSE' }) },
  { what: 'its contact was changed there', class: 'DIFFERENT', change: theirs({ ledgerContactId: 'contact-2' }) },
  { what: 'its day was changed there', class: 'DIFFERENT', change: theirs({ issuedOn: '2026-03-03' }) },
  { what: 'its due day was taken away there', class: 'DIFFERENT', change: theirs({ dueOn: undefined }) },
  { what: 'it was voided here and not there', class: 'DIFFERENT', change: ours({ status: 'VOIDED' }) },
  {
    what: 'its amount was changed there',
    class: 'DIFFERENT',
    change: (both, amount) => {
      const total = (both.theirs?.total ?? 0n) + amount
      theirs({ total, subtotal: total, amountDue: total })(both)
    },
  },
  {
    what: 'its tax was moved within the same total',
    class: 'DIFFERENT',
    change: (both, amount) => {
      const total = both.theirs?.total ?? 0n
      theirs({ taxTotal: amount, subtotal: total - amount })(both)
    },
  },
  {
    what: 'it was paid there, in part',
    class: 'PAID_THERE',
    change: (both, amount) => theirs({ amountDue: (both.theirs?.total ?? 0n) - amount, amountPaid: amount })(both),
  },
  {
    what: 'it was paid here alone',
    class: 'PAID_HERE',
    change: (both, amount) => ours({ amountPaid: amount, status: 'PARTIALLY_PAID' })(both),
  },
  {
    what: 'it was voided on both sides',
    class: 'EQUAL',
    change: (both) => {
      ours({ status: 'VOIDED' })(both)
      theirs({ status: 'VOIDED' })(both)
    },
  },
]

const worlds = fc.array(
  fc.record({
    happened: fc.constantFrom(...cases),
    total: fc.bigInt({ min: 100_00n, max: 10_000_000_00n }),
    amount: fc.bigInt({ min: 1n, max: 99_99n }),
    currency: fc.constantFrom('GBP', 'EUR'),
  }),
  { maxLength: 40 },
)

describe('tying out', () => {
  test.each(cases)('says $class when $what', ({ class: expected, change }) => {
    const both: Both = { ours: entry(), theirs: ledgerInvoice() }
    change(both, 1n)
    expect(tieOut(both.ours, both.theirs, since)?.class).toBe(expected)
  })

  test('names every field that differs, each side to the cent', () => {
    const found = ledgerInvoice({ total: 12_001n, taxTotal: 2_001n, subtotal: 10_000n, amountDue: 0n, status: 'PAID' })
    const verdict = tieOut(entry({ total: 12_000n, taxTotal: 2_000n }), found, since)
    expect(verdict).toEqual({
      class: 'DIFFERENT',
      fields: [
        { field: 'TAX', ours: '20.00', theirs: '20.01' },
        { field: 'TOTAL', ours: '120.00', theirs: '120.01' },
        { field: 'PAID', ours: '0.00', theirs: '120.01' },
      ],
    })
  })

  test('takes a merged contact for the same, and lines with tax inside for what they are', () => {
    const line = { ledgerLineId: '1', description: 'A', quantity: '1', unitPrice: '120', accountCode: '200' }
    const lines = [{ ...line, taxType: 'OUTPUT2', net: 12_000n, tax: 2_000n }]
    const found = ledgerInvoice({ total: 12_000n, taxTotal: 2_000n, subtotal: 10_000n, ledgerContactId: 'new', lines })
    const own = entry({ total: 12_000n, taxTotal: 2_000n, contactIds: new Set(['old', 'new']) })
    expect(tieOut(own, found, since)).toEqual({ class: 'EQUAL', fields: [] })
  })

  test('what is on its way is no difference, and what agrees is equal even then', () => {
    const moved = ledgerInvoice({ number: 'ELSE' })
    expect(tieOut(entry({ isUnderWay: true }), moved, since)?.class).toBe('UNDER_WAY')
    expect(tieOut(entry({ isUnderWay: true }), undefined, since)?.class).toBe('UNDER_WAY')
    expect(tieOut(entry({ isUnderWay: true }), ledgerInvoice(), since)?.class).toBe('EQUAL')
  })

  test('over any world, every invoice is in the class of what happened to it, and both sides add up to the cent', () => {
    const holds = (world: { happened: Case; total: bigint; amount: bigint; currency: string }[]) => {
      let totals: ClassTotal[] = []
      const expected = new Map<string, number>()
      const sums = { GBP: { ours: 0n, theirs: 0n }, EUR: { ours: 0n, theirs: 0n } } as Record<string, Side>
      for (const { happened, total, amount, currency } of world) {
        const both: Both = {
          ours: entry({ total, currency }),
          theirs: ledgerInvoice({ total, currency, lines: undefined }),
        }
        happened.change(both, amount)
        const verdict = tieOut(both.ours, both.theirs, since)
        expect(verdict?.class).toBe(happened.class)
        if (!verdict) continue
        expected.set(verdict.class, (expected.get(verdict.class) ?? 0) + 1)
        totals = addToTotals(totals, verdict.class, both.ours, both.theirs)
        const sum = sums[currency]
        // By hand: what stands in each set of books, had a bookkeeper added the live ones up.
        if (sum && both.ours && both.ours.status !== 'VOIDED') sum.ours += both.ours.total
        const isLive = both.theirs && !['VOIDED', 'DELETED'].includes(both.theirs.status)
        if (sum && both.theirs && isLive) sum.theirs += both.theirs.total
      }
      for (const [name, count] of expected) expect(countOf(totals, name)).toBe(count)
      for (const [currency, sum] of Object.entries(sums)) expect(sumOf(totals, currency)).toEqual(sum)
    }
    fc.assert(fc.property(worlds, holds), { numRuns: 300 })
  })
})

type Side = { ours: bigint; theirs: bigint }

function countOf(totals: readonly ClassTotal[], name: string): number {
  return totals.filter((total) => total.class === name).reduce((sum, { count }) => sum + count, 0)
}

function sumOf(totals: readonly ClassTotal[], currency: string): Side {
  const own = totals.filter((total) => total.currency === currency)
  return {
    ours: own.reduce((sum, total) => sum + total.ours, 0n),
    theirs: own.reduce((sum, total) => sum + total.theirs, 0n),
  }
}
