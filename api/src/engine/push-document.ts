import type { CreatedStatus } from './books.ts'
import type { DocumentKind } from './document-kind.ts'

/** A document as a push sees it. Amounts in hundredths, decimals as strings, days as `YYYY-MM-DD`. */
export interface PushDocument {
  id: string
  kind: DocumentKind
  number: string
  status: 'DRAFT' | 'SENT' | 'PARTIALLY_PAID' | 'PAID' | 'VOIDED'
  version: number
  clientId: string
  clientName: string
  /** The ledger's contact that stands for the client, where one was found before. */
  contact?: { ledgerContactId: string; name: string } | undefined
  issuedOn: string
  dueOn: string
  currency: string
  reference: string | undefined
  url: string
  /** What it is made as in the ledger, where that was chosen for it alone. */
  createdAs?: CreatedStatus | undefined
  /** The account an expense was paid from, where it is not the usual one. */
  bankAccountId: string | undefined
  total: bigint
  lines: PushLine[]
}

export interface PushLine {
  description: string
  quantity: string
  unitPrice: string
  net: bigint
  tax: bigint
  taxRate: { id: string; percent: string; name?: string } | undefined
  project: { id: string; name: string } | undefined
  service: { id: string; name: string } | undefined
  /** Tieout's id of the account chosen for this line itself. */
  accountId: string | undefined
  /** Tieout's id of the ledger's tax code chosen for this line itself; its tax is counted by it. */
  ledgerTaxRateId?: string | undefined
  /** Of the document: a line may be tracked by whom it is for. */
  client: { id: string; name: string } | undefined
}
