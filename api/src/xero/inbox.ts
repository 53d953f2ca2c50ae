import type { LedgerInbox } from '../engine/ledger-inbox.ts'
import { readDelivery } from './delivery.ts'
import { isSignedByXero } from './signature.ts'

/** Xero's webhooks, signed with the app's webhook key. */
export function makeXeroInbox(webhookKey: string): LedgerInbox {
  return {
    isGenuine: (rawBody, signature) => isSignedByXero(rawBody, signature, webhookKey),
    readDelivery,
  }
}
