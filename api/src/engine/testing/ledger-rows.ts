import type { LedgerDocument, LedgerPayment } from '../ledger-documents.ts'

/** An approved invoice of 100.00 as the ledger holds it; name only what matters. */
export function ledgerInvoice(held: Partial<LedgerDocument> = {}): LedgerDocument {
  const { total = 10_000n, amountPaid = 0n, amountCredited = 0n } = held
  return {
    ...{ ledgerId: 'ledger-1', form: 'INVOICE', number: 'INV-1', status: 'AUTHORISED', ledgerContactId: 'contact-1' },
    ...{ contactName: 'Orchard', issuedOn: '2026-03-02', dueOn: '2026-04-01', currency: 'GBP', reference: undefined },
    ...{ url: 'https://tieout.test/i/1', subtotal: total, taxTotal: 0n, total, amountPaid, amountCredited },
    amountDue: total - amountPaid - amountCredited,
    ...{ updatedAt: new Date('2026-03-02T10:00:00Z'), lines: [], payments: [] },
    ...held,
  }
}

export function ledgerPayment(
  held: Partial<LedgerPayment> & Pick<LedgerPayment, 'ledgerPaymentId' | 'amount'>,
): LedgerPayment {
  return {
    ...{ method: 'MONEY', ledgerInvoiceId: 'ledger-1', paidOn: '2026-03-05', reference: undefined, deleted: false },
    ...{ updatedAt: undefined, ...held },
  }
}
