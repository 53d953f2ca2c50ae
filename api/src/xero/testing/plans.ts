import type { PlannedDocument } from '../../engine/ledger-plans.ts'
import type { LedgerAccess } from '../../engine/ledger.ts'

/** Whose books the recorded answers are from. */
export const access: LedgerAccess = {
  ledgerOrganisationId: '70784a63-d24b-46a9-a4db-0e70a274b056',
  accessToken: 'secret-token',
}

/** The recorded invoice, as we would send it. */
export const planned: PlannedDocument = {
  form: 'INVOICE',
  number: 'INV-1',
  ledgerContactId: '430fa14a-f945-44d3-9f97-5df5e28441b8',
  issuedOn: '2019-03-11',
  dueOn: '2019-03-20',
  currency: 'NZD',
  reference: undefined,
  url: 'https://app.example/invoices/1',
  status: 'AUTHORISED',
  lines: [
    {
      description: 'Acme Tires',
      quantity: '2',
      unitPrice: '20.1234',
      account: { code: '200' },
      taxType: 'OUTPUT2',
      taxAmount: undefined,
      tracking: [],
      ledgerLineId: undefined,
    },
  ],
  bankAccount: undefined,
  ledgerId: undefined,
}
