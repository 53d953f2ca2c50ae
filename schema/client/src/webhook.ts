import { Webhook, WebhookVerificationError } from 'standardwebhooks'

type Word = 'invoice' | 'bill' | 'creditNote' | 'expense'
type About<Name extends Word> = Record<`${Name}Id`, string> & { number: string }
type Told<Type extends string, Data> = { type: Type; timestamp: string; data: Data }

type OfDocument<Name extends Word> =
  | Told<`${Name}.sync.succeeded`, About<Name>>
  | Told<`${Name}.sync.failed` | `${Name}.sync.skipped`, About<Name> & { code?: string }>
  | Told<`${Name}.voided`, About<Name>>

type OfConnection =
  | Told<'connection.connected', { organisation: string; by: string }>
  | Told<'connection.changed', { organisation: string; before: string; by: string }>
  | Told<'connection.expired' | 'connection.needsAttention', { connectionId: string; code: string; since: string }>
  | Told<'connection.disconnected', { organisation: string; keptUntil: string; by?: string }>

/** What a webhook says. Ids are those of the API; ask it for the rest. Types and fields are added in time: ignore what you do not know. */
export type WebhookEvent =
  | OfDocument<'invoice'>
  | OfDocument<'bill'>
  | OfDocument<'creditNote'>
  | OfDocument<'expense'>
  | Told<'invoice.paid', About<'invoice'>>
  | Told<'bill.paid', About<'bill'>>
  | Told<'payment.recorded' | 'contact.linked', Partial<About<Word>> & { number: string }>
  | OfConnection
  | Told<
      'backfill.completed',
      { organisation: string; end: 'finished' | 'cancelled' | 'stopped'; sent: number; skipped: number; failed: number }
    >
  | Told<
      'reference_data.updated',
      { connectionId: string; organisation: string; added: number; changed: number; archived: number }
    >
  | Told<'webhook.test', Record<string, unknown>>

export interface Delivery {
  /** The body, exactly as it came: not parsed and written again. */
  body: string
  headers: Headers | Record<string, string | string[] | undefined>
  /** The endpoint's `whsec_…`. */
  secret: string
}

/** The signature is not of that secret, or the delivery is older than five minutes. */
export { WebhookVerificationError }

/** Reads a delivery whose signature (Standard Webhooks) is right; throws a `WebhookVerificationError` otherwise. */
export function verifyWebhook({ body, headers, secret }: Delivery): WebhookEvent & { id: string } {
  const plain = toPlain(headers)
  const event = new Webhook(secret).verify(body, plain) as WebhookEvent
  // The same event keeps its id at every try: act once for each.
  return { ...event, id: plain['webhook-id'] ?? '' }
}

function toPlain(headers: Delivery['headers']): Record<string, string> {
  const pairs = headers instanceof Headers ? [...headers.entries()] : Object.entries(headers)
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]))
}
