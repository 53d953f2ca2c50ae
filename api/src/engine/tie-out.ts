import { type DocumentKind, isDemand } from './document-kind.ts'
import type { LedgerDocument, LedgerForm } from './ledger-documents.ts'
import { toDecimal } from './money.ts'

/** One of our documents, as far as it is compared with the ledger's. Never a draft. */
export interface OurEntry {
  kind: DocumentKind
  /** What it is there, or would be. */
  form: LedgerForm
  number: string
  status: 'SENT' | 'PARTIALLY_PAID' | 'PAID' | 'VOIDED'
  /** Tied to a document in the ledger. */
  isLinked: boolean
  /** Something of it is on its way there and has not settled. */
  isUnderWay: boolean
  /** Sent before the connection: nobody asked for it to be there. */
  isOlder: boolean
  /** Every contact that stands for the client there, merged ones included; empty where none is known. */
  contactIds: ReadonlySet<string>
  contactName: string
  issuedOn: string
  dueOn: string
  currency: string
  subtotal: bigint
  taxTotal: bigint
  total: bigint
  amountPaid: bigint
  linesNet: bigint
  linesTax: bigint
}

/** How a document stands on both sides. Only these are findings: all but EQUAL, BEFORE_CONNECTION, FROM_BANK. */
export type EntryClass =
  | 'EQUAL'
  | 'BEFORE_CONNECTION'
  | 'FROM_BANK'
  | 'MISSING_THERE'
  | 'NOT_SENT'
  | 'MISSING_HERE'
  | 'NOT_LINKED'
  | 'DIFFERENT'
  | 'VOIDED_THERE'
  | 'PAID_THERE'
  | 'PAID_HERE'
  | 'UNDER_WAY'

export type FieldName =
  'NUMBER' | 'CONTACT' | 'STATUS' | 'ISSUED' | 'DUE' | 'CURRENCY' | 'SUBTOTAL' | 'TAX' | 'TOTAL' | 'LINES' | 'PAID'

/** One field that differs; amounts as decimals, days as `YYYY-MM-DD`. */
export interface FieldDifference {
  field: FieldName
  ours: string
  theirs: string
}

export interface Verdict {
  class: EntryClass
  fields: FieldDifference[]
}

/**
 * Says how one document stands on both sides, to the cent; undefined where neither side has anything that counts. What is
 * voided or deleted counts for nothing. `since`: what is older there and not here is left out of the findings.
 */
export function tieOut(
  ours: OurEntry | undefined,
  found: LedgerDocument | undefined,
  since: string,
): Verdict | undefined {
  // What is void there and nobody tied to ours is no counterpart of it.
  const theirs = found && isGone(found) && !ours?.isLinked ? undefined : found
  if (!ours) return theirs && verdict(aloneThere(theirs, since))
  if (!theirs || (theirs.status === 'DELETED' && !isTakenBack(theirs))) return withoutTheirs(ours)
  if (!ours.isLinked) return ours.status === 'VOIDED' ? verdict('MISSING_HERE') : waiting(ours, verdict('NOT_LINKED'))
  if (isTakenBack(theirs)) return ours.status === 'VOIDED' ? verdict('EQUAL') : waiting(ours, voided(ours, theirs))
  const fields = contentOf(ours, theirs)
  const paid = paidOf(ours, theirs)
  if (fields.length > 0) return waiting(ours, verdict('DIFFERENT', [...fields, ...paid]))
  if (paid.length === 0) return verdict('EQUAL')
  return waiting(ours, verdict(settledThere(theirs) > ours.amountPaid ? 'PAID_THERE' : 'PAID_HERE', paid))
}

/** What of a document's total counts on our side. */
export function ourValue(ours: OurEntry | undefined): bigint {
  return !ours || ours.status === 'VOIDED' ? 0n : ours.total
}

/** What of a document's total counts on the ledger's side. */
export function theirValue(theirs: LedgerDocument | undefined): bigint {
  return !theirs || isGone(theirs) ? 0n : theirs.total
}

/** Whatever settled it there counts: payments, credits, what a note was used on. Spent money is settled once it is reconciled. */
export function settledThere(theirs: LedgerDocument | undefined): bigint {
  if (!theirs || isGone(theirs)) return 0n
  if (theirs.status === 'PAID') return theirs.total
  return theirs.form === 'SPEND_MONEY' ? 0n : theirs.total - theirs.amountDue
}

/** Money that a person booked from the bank's own lines never came from here, and is nobody's omission. */
function aloneThere({ form, status, issuedOn }: LedgerDocument, since: string): EntryClass {
  if (issuedOn < since) return 'BEFORE_CONNECTION'
  return form === 'SPEND_MONEY' && status === 'PAID' ? 'FROM_BANK' : 'MISSING_HERE'
}

/** Void; spent money knows no other way to be so than to be deleted. */
function isTakenBack({ form, status }: LedgerDocument): boolean {
  return status === 'VOIDED' || (form === 'SPEND_MONEY' && status === 'DELETED')
}

function withoutTheirs(ours: OurEntry): Verdict | undefined {
  if (ours.status === 'VOIDED') return ours.isLinked ? verdict('EQUAL') : undefined
  if (ours.isLinked) return waiting(ours, verdict('MISSING_THERE'))
  return waiting(ours, verdict(ours.isOlder ? 'BEFORE_CONNECTION' : 'NOT_SENT'))
}

function voided(ours: OurEntry, theirs: LedgerDocument): Verdict {
  return verdict('VOIDED_THERE', [{ field: 'STATUS', ours: ours.status, theirs: theirs.status }])
}

/** What is on its way is no difference yet. */
function waiting(ours: OurEntry, otherwise: Verdict): Verdict {
  return ours.isUnderWay ? { ...otherwise, class: 'UNDER_WAY' } : otherwise
}

function contentOf(ours: OurEntry, theirs: LedgerDocument): FieldDifference[] {
  if (ours.status === 'VOIDED') return [{ field: 'STATUS', ours: 'VOIDED', theirs: theirs.status }]
  const isContact = ours.contactIds.size === 0 || ours.contactIds.has(theirs.ledgerContactId)
  const lines = linesOf(theirs)
  return [
    ...differing('NUMBER', ours.number, theirs.number),
    ...(isContact ? [] : [{ field: 'CONTACT' as const, ours: ours.contactName, theirs: theirs.contactName ?? '' }]),
    ...differing('ISSUED', ours.issuedOn, theirs.issuedOn),
    ...(isDemand(theirs.form) ? differing('DUE', ours.dueOn, theirs.dueOn ?? '') : []),
    ...differing('CURRENCY', ours.currency, theirs.currency),
    ...amounts('SUBTOTAL', ours.subtotal, theirs.subtotal),
    ...amounts('TAX', ours.taxTotal, theirs.taxTotal),
    ...amounts('TOTAL', ours.total, theirs.total),
    ...(lines === undefined ? [] : amounts('LINES', ours.linesNet, lines)),
  ]
}

function paidOf(ours: OurEntry, theirs: LedgerDocument): FieldDifference[] {
  return ours.status === 'VOIDED' ? [] : amounts('PAID', ours.amountPaid, settledThere(theirs))
}

/** The lines' sum without tax: where lines carry it inside, they add up to the total. */
function linesOf({ lines, total, subtotal }: LedgerDocument): bigint | undefined {
  if (!lines || lines.length === 0) return undefined
  const net = lines.reduce((sum, line) => sum + line.net, 0n)
  const tax = lines.reduce((sum, line) => sum + line.tax, 0n)
  return net === total && net !== subtotal ? net - tax : net
}

function amounts(field: FieldName, ours: bigint, theirs: bigint): FieldDifference[] {
  return differing(field, toDecimal(ours), toDecimal(theirs))
}

function differing(field: FieldName, ours: string, theirs: string): FieldDifference[] {
  return ours === theirs ? [] : [{ field, ours, theirs }]
}

function verdict(name: EntryClass, fields: FieldDifference[] = []): Verdict {
  return { class: name, fields }
}

function isGone({ status }: LedgerDocument): boolean {
  return status === 'VOIDED' || status === 'DELETED'
}
