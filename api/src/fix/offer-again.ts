import type { RefusalCode } from '../engine/ledger-answer.ts'
import type { FixCause } from '../problem/words.ts'
import type { Offer } from './offer.ts'

/** What Xero refused and may take as it is, once somebody mended it there, or by another look. */
const mayPass: ReadonlySet<RefusalCode> = new Set(['CONTACT_ARCHIVED', 'CONTACT_NUMBER_TAKEN', 'UNKNOWN'])

/** Another try of what failed for no fault of its own; undefined where it would fail again. */
export function offerAgain({ reason, retry, waiting = 1 }: FixCause): Offer | undefined {
  if (!retry) return undefined
  const worthIt =
    reason.code === 'GAVE_UP' || (reason.code === 'REFUSED' && reason.refusals.every(({ code }) => mayPass.has(code)))
  if (!worthIt) return undefined
  return {
    label: waiting > 1 ? `Try all ${waiting} again` : 'Try again',
    message: 'It is tried at once. We look first, so that nothing is created twice.',
    mutation: 'retrySync',
    input: { ...retry },
    needs: 'send',
  }
}
