import type { ConnectionReason, Reason, Warning } from '../engine/reason.ts'
import { SetupIncomplete, SyncProblem } from './problem.ts'
import { wordsForReason } from './reasons.ts'
import { wordsForConnection, wordsForWarning } from './remarks.ts'
import { isPurchase } from '../document/kinds.ts'
import type { FixCause, Setting } from './words.ts'

const UTC: Setting = { timeZone: 'UTC' }

/** Why a document is not in the ledger as it should be, told to a person. */
export function explain(reason: Reason, setting: Setting = UTC): SyncProblem {
  const words = wordsForReason(reason, setting)
  const told = words.fix ? { ...words, fix: { ...words.fix, cause: causeOf(reason, setting) } } : words
  return new SyncProblem(reason.code, told, {
    ...{ said: saidIn(reason), field: fieldOf(reason) },
    refusal: refusalIn(reason),
  })
}

function causeOf(reason: Reason, { documentId, side, waiting, retry }: Setting): FixCause {
  const own = documentId === undefined ? undefined : isPurchase(documentId) ? 'PURCHASES' : 'SALES'
  return { reason, documentId, side: side ?? own, waiting, retry }
}

/** A remark on something that did arrive. */
export function explainWarning(warning: Warning): SyncProblem {
  return new SyncProblem(warning.code, wordsForWarning(warning), { said: 'said' in warning ? warning.said : undefined })
}

/** Why a connection isn't working, and since which day, in words, if that is known. */
export function explainConnection(reason: ConnectionReason, since?: string): SyncProblem {
  return new SyncProblem(reason.code, wordsForConnection(reason, since))
}

/** What is left to choose before the first push, as a mutation answers it. */
export function setupIncomplete(missing: ('tax' | 'account')[]): SetupIncomplete {
  return new SetupIncomplete(wordsForReason({ code: 'SETUP_INCOMPLETE', missing }, UTC))
}

function saidIn(reason: Reason): string | undefined {
  if (reason.code === 'REFUSED') return reason.refusals.map((refusal) => refusal.said).join(' ') || undefined
  return 'said' in reason ? reason.said || undefined : undefined
}

/** Several different ones are told together, under the code of a refusal in general. */
function refusalIn(reason: Reason): string | undefined {
  if (reason.code !== 'REFUSED') return undefined
  const [first, ...others] = reason.refusals
  return others.every(({ code }) => code === first?.code) ? first?.code : undefined
}

function fieldOf(reason: Reason): string | undefined {
  if (reason.code === 'REFUSED') {
    const line = reason.refusals.find((refusal) => refusal.line !== undefined)?.line
    return line === undefined ? undefined : `lines.${line}`
  }
  if ('line' in reason) return `lines.${reason.line}`
  return FIELDS[reason.code]
}

const FIELDS: Partial<Record<Reason['code'], string>> = {
  LOCKED_PERIOD: 'issuedOn',
  DUPLICATE_NUMBER: 'number',
  CURRENCY_UNSUPPORTED: 'currency',
  CONTACT_AMBIGUOUS: 'client',
  CONTACT_ARCHIVED: 'client',
  CONTACT_MISSING: 'client',
}
