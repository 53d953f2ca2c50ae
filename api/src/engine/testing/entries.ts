import type { OurEntry } from '../tie-out.ts'

/** One of our documents as it is compared: an invoice of 100.00 that ties out with `ledgerInvoice`. */
export function entry(more: Partial<OurEntry> = {}): OurEntry {
  const { total = 10_000n, taxTotal = 0n } = more
  return {
    ...{
      kind: 'INVOICE',
      form: 'INVOICE',
      number: 'INV-1',
      status: 'SENT',
      isLinked: true,
      isUnderWay: false,
      isOlder: false,
    },
    ...{ contactIds: new Set(['contact-1']), contactName: 'Orchard', issuedOn: '2026-03-02', dueOn: '2026-04-01' },
    ...{ currency: 'GBP', subtotal: total - taxTotal, taxTotal, total, amountPaid: 0n },
    ...{ linesNet: total - taxTotal, linesTax: taxTotal, ...more },
  }
}
