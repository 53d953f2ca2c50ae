/** One hint that something changed at the ledger. It says where to look, never what changed. */
export interface LedgerEvent {
  ledgerOrganisationId: string
  /** The ledger's word in capitals: INVOICE, CONTACT and so on. Those we do not know come through as they are. */
  category: string
  type: string
  resourceId: string
  eventAt: Date
}

export interface Delivery {
  events: LedgerEvent[]
  /** Contiguous for the whole subscription: a gap between deliveries means one was lost. */
  firstEventSequence: number
  lastEventSequence: number
}

/** How the ledger's webhook deliveries are told from forgeries, and read. */
export interface LedgerInbox {
  isGenuine(rawBody: Uint8Array, signature: string | undefined): boolean
  /** Undefined where a genuine body is not a delivery. */
  readDelivery(rawBody: Uint8Array): Delivery | undefined
}
