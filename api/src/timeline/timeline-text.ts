import { moneyText, toDecimal } from '../engine/money.ts'
import type { Reason } from '../engine/reason.ts'
import { explain } from '../problem/catalogue.ts'
import type { TimelineKind } from './add-timeline.ts'

interface Facts {
  client?: string
  amount?: string
  currency?: string
  status?: string
  code?: string
  number?: string
  fileName?: string
}

type Tell = (facts: Facts, timeZone: string) => string

const TELL: Record<TimelineKind, Tell> = {
  CREATED: () => 'Created',
  COMPOSED: () => 'Created from a record',
  EDITED: () => 'Edited',
  SENT: () => 'Sent to the client',
  QUEUED: () => 'Queued for Xero',
  ATTEMPTED: () => 'Sent to Xero',
  CONTACT_CREATED: ({ client }) => `Created contact ${client ?? ''} in Xero`.replace('  ', ' '),
  CONTACT_MATCHED: ({ client }) => `Matched ${client ?? 'the client'} with a contact in Xero`,
  CREATED_IN_LEDGER: ({ status }) => `Created in Xero${status ? ` as ${statusText(status)}` : ''}`,
  UPDATED_IN_LEDGER: () => 'Updated in Xero',
  LINKED: () => 'Linked to Xero',
  REFUSED: (facts, timeZone) => problemText(facts, timeZone) ?? 'Xero refused it',
  WAITING: (facts, timeZone) => problemText(facts, timeZone) ?? 'Waiting',
  SKIPPED: (facts, timeZone) => problemText(facts, timeZone) ?? 'Skipped',
  PAYMENT_RECEIVED: (facts) => `Payment${amountText(facts)} received in Xero`,
  PAYMENT_RECORDED: (facts) => `Payment${amountText(facts)} recorded`,
  PAYMENT_SENT: (facts) => `Payment${amountText(facts)} recorded in Xero`,
  PAYMENT_TAKEN_BACK: (facts) => `Payment${amountText(facts)} taken back`,
  PAYMENT_REMOVED: (facts) => `Payment${amountText(facts)} removed in Xero`,
  PAYMENT_MATCHED: (facts) => `Payment${amountText(facts)} matched with the one in Xero`,
  PAYMENT_REVERSED: (facts) => `Payment${amountText(facts)} reversed in Xero`,
  PAID: () => 'Paid in full',
  VOIDED: () => 'Voided',
  VOIDED_IN_LEDGER: ({ status }) => (status === 'DELETED' ? 'Deleted in Xero' : 'Voided in Xero'),
  CHANGED_IN_LEDGER: () => 'Changed in Xero',
  KEPT_THEIRS: () => 'Kept Xero’s version',
  PUSHED_OURS: () => 'Chose to send ours over Xero’s version',
  UNLINKED: () => 'Unlinked from Xero',
  APPROVED: () => 'Approved',
  CREDIT_USED: (facts) => `Credit${amountText(facts)} used on ${facts.number ?? 'an invoice'}`,
  CREDIT_SENT: (facts) => `Credit${amountText(facts)} used in Xero`,
  CREDIT_RECEIVED: (facts) => `Credit${amountText(facts)} used in Xero by somebody there`,
  CREDIT_TAKEN_BACK: (facts) => `Credit${amountText(facts)} taken back`,
  CREDIT_REMOVED: (facts) => `Credit${amountText(facts)} removed in Xero`,
  RECEIPT_ADDED: ({ fileName }) => `Receipt ${fileName ?? ''} added`.replace('  ', ' '),
  RECEIPT_SENT: ({ fileName }) => `Receipt ${fileName ?? ''} is in Xero`.replace('  ', ' '),
}

/** One line of history in words. `detail` is what was stored with it: facts, or the reason itself. */
export function timelineText(kind: TimelineKind, detail: unknown, timeZone: string): string {
  return TELL[kind](detail as Facts, timeZone)
}

function problemText(facts: Facts, timeZone: string): string | undefined {
  if (facts.code === undefined) return undefined
  const problem = explain(facts as unknown as Reason, { timeZone })
  return problem.said ? `${problem.title}: ${problem.said}` : problem.title
}

function amountText({ amount, currency }: Facts): string {
  if (amount === undefined) return ''
  const decimal = amount.includes('.') ? amount : toDecimal(BigInt(amount))
  return ` of ${currency ? moneyText(decimal, currency) : decimal}`
}

function statusText(status: string): string {
  return { DRAFT: 'a draft', SUBMITTED: 'awaiting approval', AUTHORISED: 'approved' }[status] ?? status.toLowerCase()
}
