import { LinkInvoice } from '../mutations.graphql.ts'
import type { ChoiceOperations } from './choices.svelte.ts'
import { KeepLedgerVersion, PushOverLedger, UndoUnlink, UnlinkInvoice } from './mutations.graphql.ts'

/** What may be decided about an invoice and its record in Xero. */
export const invoiceChoices: ChoiceOperations<{ invoiceId: string }> = {
  kind: 'INVOICE',
  keep: KeepLedgerVersion,
  push: PushOverLedger,
  unlink: UnlinkInvoice,
  undo: UndoUnlink,
  link: LinkInvoice,
}
