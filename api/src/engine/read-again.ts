/** What came of a look at the ledger: nothing was to be read, it was taken in, or it could not be read now. */
export type Look = 'nothing' | 'taken' | 'unread'

/** Polled this often for what webhooks lost; accounts and tax rates are read anew every day (rule C14). */
const pollEveryMs = 15 * 60_000
const referenceEveryMs = 24 * 60 * 60_000
/** A refusal that names them puts them in doubt, but many refusals in a row are one reading. */
const referenceDoubtedMs = 10_000

/** What was last read before these moments is due to be read again. */
export function readBefore(at: Date): { polledBefore: Date; referenceBefore: Date; doubtedBefore: Date } {
  return {
    polledBefore: new Date(at.getTime() - pollEveryMs),
    referenceBefore: new Date(at.getTime() - referenceEveryMs),
    doubtedBefore: new Date(at.getTime() - referenceDoubtedMs),
  }
}
