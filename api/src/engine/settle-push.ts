import type { Refusal, RowOutcome } from './ledger-answer.ts'
import type { LedgerDocument } from './ledger-documents.ts'
import { differences, type Likened } from './likeness.ts'
import { markOf } from './marker.ts'
import { toDecimal } from './money.ts'
import type { Reason, Warning } from './reason.ts'

/** How one row of a batch leaves the outbox. */
export type Settlement =
  | { kind: 'synced'; ledger: LedgerDocument; warnings: Warning[] }
  /** The ledger had the same document before: ours is tied to it. */
  | { kind: 'linked'; ledger: LedgerDocument }
  /** The ledger has something under our number: look at it before deciding whose it is. */
  | { kind: 'look' }
  | { kind: 'failed'; reason: Reason }

/** What the ledger answered for one document becomes its next state. Success without a ledger id is no success. */
export function settlePush(
  sent: { number: string; total: bigint; warnings: Warning[] },
  outcome: RowOutcome<LedgerDocument> | undefined,
): Settlement {
  if (!outcome) return { kind: 'look' }
  if ('saved' in outcome && outcome.saved.ledgerId === '') return { kind: 'look' }
  if ('saved' in outcome) return { kind: 'synced', ledger: outcome.saved, warnings: remarks(sent, outcome) }
  if (outcome.refusals.some((refusal) => refusal.code === 'DUPLICATE_NUMBER')) return { kind: 'look' }
  return { kind: 'failed', reason: reasonFor(outcome.refusals) }
}

/**
 * What was found under our number decides: ours by its link, someone else's, or not there at all. With `ours`, someone
 * else's that is the same in every respect is tied to, never doubled; otherwise it says in what the two differ.
 */
export function settleFound(
  sent: { number: string; mark: string; total: bigint; warnings: Warning[] },
  found: readonly LedgerDocument[],
  ours?: Likened,
): Settlement | { kind: 'absent' } {
  const live = found.filter((document) => document.number === sent.number && document.status !== 'DELETED')
  const marked = live.find((document) => markOf(document) === sent.mark)
  // Only creates are looked up: someone voided it there before its answer came.
  if (marked?.status === 'VOIDED') return { kind: 'failed', reason: { code: 'VOIDED_IN_XERO' } }
  if (marked) return settlePush(sent, { key: sent.number, saved: marked, warnings: [] })
  // A bill's number is its supplier's, and spent money has only a reference: others may carry the same.
  const [other, ...others] = live.filter(({ form }) => form === 'INVOICE' || form === 'CREDIT_NOTE')
  if (!other) return { kind: 'absent' }
  const differs = ours && others.length === 0 ? differences(ours, other) : undefined
  if (differs?.length === 0) return { kind: 'linked', ledger: other }
  const taken = { code: 'DUPLICATE_NUMBER', number: sent.number, ledgerId: other.ledgerId } as const
  return { kind: 'failed', reason: differs ? { ...taken, differs } : taken }
}

/** One reason a person can act on; several different ones are told together. */
export function reasonFor(refusals: Refusal[]): Reason {
  const [only, ...others] = refusals
  if (!only || others.some((other) => other.code !== only.code)) return { code: 'REFUSED', refusals }
  switch (only.code) {
    case 'LOCKED_IN_LEDGER':
    case 'STATUS_NOT_ALLOWED':
      return { code: 'LOCKED_IN_XERO', said: only.said }
    case 'APPROVAL_LIMIT':
      return { code: 'APPROVAL_LIMIT', said: only.said }
    case 'PAYMENT_TOO_LARGE':
    case 'PAYMENT_NOT_AUTHORISED':
    case 'PAYMENT_ACCOUNT_INVALID':
      return { code: 'PAYMENT_REFUSED', said: only.said }
    default:
      return { code: 'REFUSED', refusals }
  }
}

function isGone({ status }: LedgerDocument): boolean {
  return status === 'VOIDED' || status === 'DELETED'
}

function remarks(
  sent: { total: bigint; warnings: Warning[] },
  outcome: { saved: LedgerDocument; warnings: string[] },
): Warning[] {
  const differs = outcome.saved.total !== sent.total && !isGone(outcome.saved)
  return [
    ...sent.warnings,
    ...(differs
      ? [{ code: 'TOTAL_DIFFERS' as const, ours: toDecimal(sent.total), theirs: toDecimal(outcome.saved.total) }]
      : []),
    ...outcome.warnings.map((said) => ({ code: 'SAVED_WITH_WARNING' as const, said })),
  ]
}
