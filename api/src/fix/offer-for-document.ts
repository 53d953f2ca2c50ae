import { namesIn } from '../document/kinds.ts'
import type { FixCause } from '../problem/words.ts'
import type { Offer } from './offer.ts'

/** What mends one document alone; undefined where it takes more than that. */
export function offerForDocument({ reason, documentId }: FixCause): Offer | undefined {
  if (documentId === undefined) return undefined
  const { type, word } = namesIn(documentId)
  const id: Record<string, string> = type === 'Invoice' ? { invoiceId: documentId } : { id: documentId }
  const push = { mutation: `push${type}`, input: id, needs: 'send' } as const
  switch (reason.code) {
    case 'SENT_BEFORE_CONNECT':
      return {
        ...push,
        label: `Send this ${word}`,
        message: `It goes to Xero now. Older ${word}s beside it stay here.`,
      }
    case 'MANUAL_MODE':
    case 'LEFT_OUT':
      return { ...push, label: 'Copy to Xero', message: `This ${word} goes to Xero now, and no other.` }
    case 'DUPLICATE_NUMBER':
      // Where anything differs, a person compares the two first. An invoice is compared once more when it is linked.
      if (reason.differs ? reason.differs.length > 0 || !reason.ledgerId : type !== 'Invoice') return undefined
      return {
        label: `Link ${reason.number}`,
        message: `The ${word} in Xero with this number and ours become one, if their totals are the same. Nothing is created, and nothing is changed there.`,
        mutation: `link${type}`,
        input: type === 'Invoice' ? id : { ...id, ledgerId: reason.ledgerId ?? '' },
        needs: 'send',
      }
    default:
      return undefined
  }
}
