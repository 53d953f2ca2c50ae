import { globalId } from '../lib/ids.ts'
import type { FixCause } from '../problem/words.ts'
import type { Offer } from './offer.ts'

/** Where contacts are never created unasked, this is the asking. Which of several it is, a person says. */
export function offerContact({ reason }: FixCause): Offer | undefined {
  if (reason.code !== 'CONTACT_MISSING' || reason.clientId === undefined) return undefined
  return {
    label: `Create ${reason.client} in Xero`,
    message: `${reason.client} becomes a contact in Xero. Everything that waits for it is sent then.`,
    mutation: 'createContact',
    input: { clientId: globalId('Client', reason.clientId) },
    needs: 'send',
  }
}
