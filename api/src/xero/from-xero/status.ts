import type { LedgerDocument } from '../../engine/ledger-documents.ts'

/** The status of a document in our words. Throws where Xero names one that is not known. */
export function fromXeroStatus(status: unknown): LedgerDocument['status'] {
  // The SDK declares numbers where Xero and the SDK itself use these words.
  const word = String(status)
  switch (word) {
    case 'DRAFT':
    case 'SUBMITTED':
    case 'AUTHORISED':
    case 'PAID':
    case 'VOIDED':
    case 'DELETED':
      return word
    default:
      throw new TypeError(`Status ${word} is unknown`)
  }
}
