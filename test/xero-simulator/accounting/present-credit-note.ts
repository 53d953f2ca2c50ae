import type { World } from '../core/world.ts'
import type { CreditNote } from '../model/documents.ts'
import { xeroDate } from './dates.ts'
import { presentBody, type Detail } from './present-document.ts'

/** A credit note as the CreditNotes endpoint shows it. */
export function presentCreditNote(world: World, note: CreditNote, detail: Detail): object {
  return {
    CreditNoteID: note.id,
    CreditNoteNumber: note.number,
    Type: note.type,
    Reference: note.reference ?? '',
    CurrencyRate: Number(note.currencyRate),
    RemainingCredit: Number(note.remainingCredit),
    Allocations: note.allocations.map(presentAllocation),
    Payments: [],
    HasAttachments: world.store.attachments.by('document', note.id).length > 0,
    HasErrors: false,
    ...presentBody(world, note, detail),
  }
}

/** What part of a credit note went to which invoice. */
export function presentAllocation({ id, invoiceId, amount, date }: CreditNote['allocations'][number]): object {
  return { AllocationID: id, Amount: Number(amount), Date: xeroDate(date), Invoice: { InvoiceID: invoiceId } }
}
