import { presentInvoice } from '../accounting/present-document.ts'
import { presentBankTransaction } from '../accounting/present-bank-transaction.ts'
import { presentContact } from '../accounting/present-contact.ts'
import { presentCreditNote } from '../accounting/present-credit-note.ts'
import { presentItem } from '../accounting/present-item.ts'
import { presentPayment } from '../accounting/present-payment.ts'
import type { World } from '../core/world.ts'
import { isConnected } from '../identity/connections.ts'
import type { Attachment } from '../model/documents.ts'
import type { Organisation } from '../model/organisation.ts'
import { ActionRefused } from './refused.ts'

/** What an organisation holds, in the API's own words. */
export interface OrganisationState {
  organisation: Organisation
  connected: boolean
  invoices: object[]
  contacts: object[]
  payments: object[]
  creditNotes: object[]
  bankTransactions: object[]
  attachments: Attachment[]
  items: object[]
}

/** Everything an assertion may want to look at. Costs no call and leaves no trace. */
export function showState(world: World, organisationId: string): OrganisationState {
  const { store } = world
  const organisation = store.organisations.get(organisationId)
  if (!organisation) throw new ActionRefused(`No organisation ${organisationId}`)
  const of = { unitDecimals: 4, detail: 'full' } as const
  return {
    organisation,
    connected: isConnected(store, organisationId),
    invoices: store.invoices.by('organisation', organisationId).map((invoice) => presentInvoice(world, invoice, of)),
    contacts: store.contacts.by('organisation', organisationId).map((contact) => presentContact(world, contact, of)),
    payments: store.payments
      .by('organisation', organisationId)
      .map((payment) => presentPayment(world, payment, { detail: 'list' })),
    creditNotes: store.creditNotes.by('organisation', organisationId).map((note) => presentCreditNote(world, note, of)),
    bankTransactions: store.bankTransactions
      .by('organisation', organisationId)
      .map((each) => presentBankTransaction(world, each, of)),
    attachments: store.attachments.by('organisation', organisationId),
    items: store.items.by('organisation', organisationId).map(presentItem),
  }
}
