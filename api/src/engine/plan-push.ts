import { accountRef, type BookAccount, type Books, type CreatedStatus, missingFor } from './books.ts'
import { isSameContent } from './diff.ts'
import { booksFor, formOf } from './document-kind.ts'
import { factsOfLedger, factsOfOurs } from './facts.ts'
import { keepLineIds } from './keep-line-ids.ts'
import type { LedgerDocument, LedgerForm } from './ledger-documents.ts'
import type { PlannedDocument } from './ledger-plans.ts'
import { withMarker } from './marker.ts'
import { planLine } from './plan-line.ts'
import type { PushDocument } from './push-document.ts'
import type { Reason, Warning } from './reason.ts'

/** The payload but for the contact, which the drain makes sure of first. */
export type DocumentDraft = Omit<PlannedDocument, 'ledgerContactId'>

export type PushPlan =
  | { outcome: 'create' | 'update' | 'void'; draft: DocumentDraft; warnings: Warning[] }
  /** There is nothing to send: a draft, a void of what the ledger never had, or it says the same there. */
  | { outcome: 'nothing'; reason: Reason | undefined; warnings?: Warning[] }
  /** Deliberately not sent; looked at again when the cause changes. */
  | { outcome: 'skip'; reason: Reason }
  /** A person must mend something first; never empty. */
  | { outcome: 'refuse'; reasons: Reason[] }

/** What the ledger holds of this document, as last seen, and whether somebody edited it there since the two agreed. */
export type Held = LedgerDocument & { isChangedThere?: boolean }

/** Decides what a push sends, or why it sends nothing. Pure: the preview and the drain ask the same question. */
export function planPush(document: PushDocument, allBooks: Books, held: Held | undefined): PushPlan {
  const books = booksFor(document.kind, allBooks)
  if (staysHere(document, books, held)) return { outcome: 'nothing', reason: { code: 'DRAFT' } }
  if (document.status === 'VOIDED') return planVoid(document, books, held)
  const missing = missingFor(document.kind, books)
  if (missing.length > 0) return { outcome: 'refuse', reasons: [{ code: 'SETUP_INCOMPLETE', missing }] }
  if (!booksCurrency(document.currency, books))
    return skip({ code: 'CURRENCY_UNSUPPORTED', currency: document.currency, base: books.baseCurrency })
  if (document.total === 0n) return skip({ code: 'ZERO_TOTAL' })
  const lines = document.lines.map((line, index) => planLine(line, index, books))
  const form = held?.form ?? formOf(document.kind, books)
  const bank = form === 'SPEND_MONEY' ? findBank(document, books) : undefined
  const reasons = [
    ...lockProblems(document, books),
    ...goneProblems(held),
    ...(form === 'SPEND_MONEY' && !bank
      ? [{ code: 'BANK_ACCOUNT_MISSING' as const, currency: document.currency }]
      : []),
    ...lines.flatMap((line) => line.problems),
  ]
  if (reasons.length > 0) return { outcome: 'refuse', reasons }
  const planned = lines.flatMap((line) => line.planned ?? [])
  const warnings = mergeWarnings(lines.flatMap((line) => line.warnings))
  const wanted = document.status === 'DRAFT' ? 'DRAFT' : (document.createdAs ?? books.createdStatus)
  const status = form === 'SPEND_MONEY' ? 'AUTHORISED' : statusFor(held, wanted)
  const isApproved = held?.status === status || held?.status === 'PAID'
  if (held && isApproved && isSameContent(factsOfOurs(document, books, form), factsOfLedger(held)))
    return { outcome: 'nothing', reason: undefined, warnings }
  // Theirs is never overwritten unasked (rule C18).
  if (held?.isChangedThere) return { outcome: 'refuse', reasons: [{ code: 'CHANGED_IN_XERO' }] }
  if (isSettled(held)) return skip({ code: 'LOCKED_IN_XERO', said: '' })
  const draft = {
    ...{ ...toDraft(document, form, held), status, bankAccount: bank && accountRef(bank) },
    lines: keepLineIds(planned, held?.lines),
  }
  return { outcome: held ? 'update' : 'create', draft, warnings }
}

/** A draft is its writer's own, unless drafts go as well; the ledger knows none of spent money. What it has follows. */
function staysHere({ status, kind }: PushDocument, books: Books, held: Held | undefined): boolean {
  if (status !== 'DRAFT' || held) return false
  return !books.draftsGo || formOf(kind, books) === 'SPEND_MONEY'
}

function planVoid(document: PushDocument, books: Books, held: Held | undefined): PushPlan {
  const gone = !held || held.status === 'VOIDED' || held.status === 'DELETED'
  if (gone) return { outcome: 'nothing', reason: undefined }
  const locked = isSettled(held) ? [{ code: 'LOCKED_IN_XERO' as const, said: '' }] : []
  const reasons = [...lockProblems(document, books), ...locked]
  if (reasons.length > 0) return { outcome: 'refuse', reasons }
  // What was never approved there is deleted, and so is spent money; only another approved document can be voided.
  const status = isUnapproved(held) || held.form === 'SPEND_MONEY' ? 'DELETED' : 'VOIDED'
  return { outcome: 'void', draft: { ...toDraft(document, held.form, held), status }, warnings: [] }
}

function skip(reason: Reason): PushPlan {
  return { outcome: 'skip', reason }
}

function booksCurrency(currency: string, books: Books): boolean {
  return currency === books.baseCurrency || (books.multiCurrency && books.currencies.has(currency))
}

function lockProblems(document: PushDocument, books: Books): Reason[] {
  if (!books.lockedTo || document.issuedOn > books.lockedTo) return []
  return [{ code: 'LOCKED_PERIOD', date: document.issuedOn, lockedTo: books.lockedTo }]
}

function goneProblems(held: Held | undefined): Reason[] {
  return held?.status === 'VOIDED' || held?.status === 'DELETED' ? [{ code: 'VOIDED_IN_XERO' }] : []
}

/** A paid or credited invoice cannot be edited or voided there until its payments are undone (rule C18). */
function isSettled(held: Held | undefined): boolean {
  return !!held && (held.status === 'PAID' || held.amountPaid > 0n || held.amountCredited > 0n)
}

function isUnapproved(held: Held): boolean {
  return held.status === 'DRAFT' || held.status === 'SUBMITTED'
}

/** What went further there stays so; a draft that is now wanted approved is approved. */
function statusFor(held: Held | undefined, wanted: CreatedStatus): CreatedStatus {
  if (held?.status === 'AUTHORISED') return 'AUTHORISED'
  return held?.status === 'SUBMITTED' && wanted === 'DRAFT' ? 'SUBMITTED' : wanted
}

/** Money spent came from a bank account, and one in its own currency. */
function findBank(document: PushDocument, books: Books): BookAccount | undefined {
  const bank = books.accounts.get(document.bankAccountId ?? books.paymentAccount ?? '')
  if (bank?.type !== 'BANK' || bank.archived) return undefined
  return (bank.currency ?? books.baseCurrency) === document.currency ? bank : undefined
}

function toDraft(document: PushDocument, form: LedgerForm, held: Held | undefined): Omit<DocumentDraft, 'status'> {
  const { number, issuedOn, dueOn, currency, url } = document
  const reference = form === 'CREDIT_NOTE' ? withMarker(document) : document.reference
  const ledgerId = held?.ledgerId
  return { form, number, issuedOn, dueOn, currency, reference, url, ledgerId, lines: [], bankAccount: undefined }
}

function mergeWarnings(warnings: Warning[]): Warning[] {
  const rates = warnings.flatMap((warning) => (warning.code === 'DEFAULT_TAX_USED' ? warning.rates : []))
  const others = warnings.filter((warning) => warning.code !== 'DEFAULT_TAX_USED')
  return rates.length > 0 ? [{ code: 'DEFAULT_TAX_USED', rates: [...new Set(rates)] }, ...others] : others
}
