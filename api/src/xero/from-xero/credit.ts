import type { Allocation } from 'xero-node/dist/gen/model/accounting/allocation.js'
import type { CreditNote } from 'xero-node/dist/gen/model/accounting/creditNote.js'
import type { LedgerPayment } from '../../engine/ledger-documents.ts'
import { creditKey } from '../../engine/marker.ts'
import { toDay } from '../dates.ts'
import { toHundredths } from '../money.ts'
import { present } from './present.ts'

/** What a credit note was used on, as the note tells it. Xero may name one invoice several times: that is one credit. */
export function fromXeroAllocations(allocations: Allocation[], creditNoteId: string): LedgerPayment[] {
  const live = allocations.filter(({ isDeleted }) => isDeleted !== true)
  return together(
    live.map(({ invoice, amount, date }) => {
      const invoiceId = present(invoice?.invoiceID, 'Invoice.InvoiceID')
      return credit(creditNoteId, invoiceId, { amount, date })
    }),
  )
}

/** The credit notes used on an invoice, as the invoice tells it. */
export function fromXeroCredits(notes: CreditNote[], invoiceId: string): LedgerPayment[] {
  return together(
    notes.map(({ creditNoteID, appliedAmount, date }) =>
      credit(present(creditNoteID, 'CreditNoteID'), invoiceId, { amount: appliedAmount, date }),
    ),
  )
}

function credit(
  creditNoteId: string,
  ledgerInvoiceId: string,
  { amount, date }: { amount: number | undefined; date: string | undefined },
): LedgerPayment {
  const ledgerPaymentId = creditKey(creditNoteId, ledgerInvoiceId)
  return {
    ...{ ledgerPaymentId, ledgerInvoiceId, method: 'CREDIT', reference: ledgerPaymentId },
    ...{ amount: toHundredths(amount), paidOn: present(toDay(date), 'Date'), deleted: false, updatedAt: undefined },
  }
}

function together(credits: LedgerPayment[]): LedgerPayment[] {
  return [...Map.groupBy(credits, (credit) => credit.ledgerPaymentId).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, amount: others.reduce((sum, { amount }) => sum + amount, first.amount) }] : [],
  )
}
