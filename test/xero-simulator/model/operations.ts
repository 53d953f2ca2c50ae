/** What came of a request with an Idempotency-Key. */
export interface IdempotencyRecord {
  id: string
  fingerprint: string
  at: number
  answer: StoredAnswer
}

/** An answer as it can be kept and given again. */
export interface StoredAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** A fixed window's count. */
export interface Counter {
  id: string
  window: number
  count: number
}

/** One webhook event, waiting until its delivery was answered with 200. */
export interface WebhookEvent {
  id: string
  sequence: number
  organisationId: string
  category: 'INVOICE' | 'CONTACT' | 'CREDITNOTE'
  type: 'CREATE' | 'UPDATE'
  resourceId: string
  resourcePath: string
  at: number
}

/** The application's webhook subscription. There is one, with id `subscription`. */
export interface Subscription {
  id: string
  url: string | null
  key: string
  status: 'none' | 'intent-to-receive-required' | 'ok' | 'disabled'
  reason: string
  nextSequence: number
}
