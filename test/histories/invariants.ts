import type { Actor } from './actor.ts'
import { findForeign, judgeForeign } from './foreign.ts'
import { findUnended } from './reconciled.ts'
import { unforgiven } from './unforgiven.ts'

type Held = Record<string, any>
type Shelf = Record<string, Held[]>

/** Every promise that was broken, in words; empty when all were kept. */
export async function findBroken(actor: Actor): Promise<string[]> {
  const { world, story } = actor
  const { prisma } = world.dependencies
  const { organisationId: ledgerOrganisationId } = story.organisation
  const organisation = await prisma.organisation.findFirstOrThrow({ where: { ledgerOrganisationId } })
  const { id: organisationId, workspaceId } = organisation
  const syncs = { where: { organisationId } }
  const withSyncs = { include: { syncs, creditNote: { select: { id: true } } } }
  const documents = await prisma.document.findMany({
    where: { workspaceId, status: { not: 'DRAFT' } },
    include: { payments: withSyncs, allocations: withSyncs, syncs },
  })
  const shelf = world.simulator.control.state(ledgerOrganisationId) as unknown as Record<string, Held[]>
  const settled = settledIn(shelf)
  const foreign = await findForeign(world, { workspaceId, organisationId })
  const broken = [
    ...unforgiven(actor).map(({ kind, detail }) => `violation ${kind}: ${detail}`),
    ...(await findUnended(actor, organisationId)),
    ...repeated(shelf['contacts']?.map((contact) => contact['Name']) ?? []).map((name) => `contact ${name} is doubled`),
  ]
  for (const document of documents) {
    const there = heldOf(document, shelf, world.webUrl)
    const { allocations, payments, ...rest } = document
    const judged = { ...rest, payments: document.kind === 'CREDIT_NOTE' ? allocations : payments }
    const ids = there.flatMap((held) => settled.filter(({ on }) => on.includes(idOf(held))).map(({ id }) => id))
    const words = foreign.has(document.id)
      ? judgeForeign(judged, there.map(idOf))
      : [...judgeSync(judged, there), ...judgePayments(judged, ids)]
    broken.push(...words.map((word) => `${document.kind} ${document.number}: ${word}`))
  }
  return broken
}

const pages = { INVOICE: 'invoices', BILL: 'bills', EXPENSE: 'expenses', CREDIT_NOTE: 'credit-notes' } as const

/** Ours there, by what says so beyond doubt: our link, and on a credit note, which has none, its number. */
function heldOf(
  { kind, id, number }: { kind: keyof typeof pages; id: string; number: string },
  shelf: Shelf,
  webUrl: string,
): Held[] {
  if (kind === 'CREDIT_NOTE') return (shelf['creditNotes'] ?? []).filter((one) => one['CreditNoteNumber'] === number)
  const url = `${webUrl}/${pages[kind]}/${id}`
  return [...(shelf['invoices'] ?? []), ...(shelf['bankTransactions'] ?? [])].filter((one) => one['Url'] === url)
}

/** Every payment, and every part of a credit note used, with what it stands on: a credit on both its ends. */
function settledIn(shelf: Shelf): { id: string; on: string[] }[] {
  const payments = (shelf['payments'] ?? []).filter((one) => one['Status'] !== 'DELETED')
  const credits = (shelf['creditNotes'] ?? []).flatMap((note) =>
    (note['Allocations'] as Held[]).map((one) => [idOf(note), one['Invoice'].InvoiceID as string]),
  )
  return [
    ...payments.map((one) => ({ id: one['PaymentID'] as string, on: [one['Invoice'].InvoiceID as string] })),
    ...credits.map((ends) => ({ id: ends.join('/'), on: ends })),
  ]
}

function idOf(held: Held): string {
  return held['InvoiceID'] ?? held['CreditNoteID'] ?? held['BankTransactionID']
}

type Judged = {
  kind: string
  status: string
  version: number
  total: bigint
  amountPaid: bigint
  syncs: {
    state: string
    reasonCode: string | null
    ledgerId: string | null
    ledgerStatus: string | null
    ledgerAmountDue: bigint | null
    pushedVersion: number | null
  }[]
  payments: {
    id: string
    amount: bigint
    origin: string
    reversedAt: Date | null
    ledgerPaymentId: string | null
    syncs: { state: string; reasonCode: string | null }[]
  }[]
}

/** No duplicate, no loss, and what we say is what Xero has, to the cent. */
function judgeSync(document: Judged, there: Held[]): string[] {
  const [sync] = document.syncs
  const state = sync?.state ?? 'none'
  if (there.length > 1) return [`is ${there.length} times in Xero`]
  const [held] = there
  // Sent while nothing was connected: it goes when a person says so.
  if (state === 'none' && !held) return []
  if (state === 'PENDING' || state === 'none') return [`ends ${state} (${sync?.reasonCode})`]
  if (!held) {
    if (state === 'SYNCED') return ['says SYNCED and is not in Xero']
    // Taken back from a backfill that was paused or cancelled: as if nothing had been asked for.
    if (state === 'NOT_SYNCED' && sync?.reasonCode === null) return []
    if (state === 'NOT_SYNCED' && document.status !== 'VOIDED') return [`ends NOT_SYNCED (${sync?.reasonCode})`]
    return sync?.reasonCode || document.status === 'VOIDED' ? [] : [`ends ${state} without a reason`]
  }
  // Voided there before its own answer came: it never was ours to follow.
  if (state === 'FAILED' && sync?.reasonCode === 'VOIDED_IN_XERO' && isGone(held)) return []
  if (sync?.ledgerId !== idOf(held)) return [`is in Xero, but says ${state} (${sync?.reasonCode}) without its id`]
  if (state === 'SKIPPED' && sync?.reasonCode === 'LOCKED_IN_XERO') return judgeLocked(document, held)
  if (state === 'FAILED') return judgeFailed(sync?.reasonCode ?? null, document, held)
  if (state !== 'SYNCED') return [`is in Xero and says ${state} (${sync?.reasonCode})`]
  const wrong: string[] = []
  if ((document.status === 'VOIDED') !== isGone(held)) wrong.push(`is ${document.status} here, ${held['Status']} there`)
  if (!isGone(held) && cents(held['Total']) !== document.total)
    wrong.push(`total ${document.total} here, ${cents(held['Total'])} there`)
  if (document.status !== 'VOIDED') wrong.push(...judgeAmounts(document, held))
  return wrong
}

/** Our edit came after a payment or credit there: it stays there as it is (rule C18), and only then, and only if they differ. */
function judgeLocked(document: Judged, held: Held): string[] {
  const isPushed = document.syncs[0]?.pushedVersion === document.version
  if (isPushed) return ['says locked, and nothing of it waits']
  if (settledOn(held) === 0n) return ['says locked, and nothing is paid there']
  return document.status === 'VOIDED' ? [] : judgeAmounts(document, held)
}

/** What is paid, credited, or of a credit note, used. */
function settledOn(held: Held): bigint {
  return cents(held['Total']) - cents(held['AmountDue'] ?? held['RemainingCredit'])
}

function isGone(held: Held): boolean {
  return held['Status'] === 'VOIDED' || held['Status'] === 'DELETED'
}

/** What cannot follow says why: locked by payments there, or ended there by a person. */
function judgeFailed(code: string | null, document: Judged, held: Held): string[] {
  if (code === 'VOIDED_IN_XERO') return isGone(held) ? [] : ['says voided in Xero, and is not']
  if (code === 'LOCKED_IN_XERO' || code === 'REFUSED') return []
  if (code === 'CHANGED_IN_XERO') return judgeEditedTwice(document, held)
  return [`is in Xero and says FAILED (${code})`]
}

/** Edited here and there: neither overwrites the other, a person decides (rule C18). Edited there alone, nothing fails. */
function judgeEditedTwice(document: Judged, held: Held): string[] {
  if (!JSON.stringify(held).includes('Edited there')) return ['says changed in Xero, and is not']
  return document.syncs[0]?.pushedVersion === document.version
    ? ['says changed in Xero, and nothing of ours waits']
    : []
}

function judgeAmounts(document: Judged, held: Held): string[] {
  // Money spent is paid as it is recorded: nothing is due of it.
  if (held['BankTransactionID']) return []
  const notThere = document.payments.filter((one) => one.origin === 'APP' && !one.reversedAt && !one.ledgerPaymentId)
  const settled = settledOn(held) + notThere.reduce((sum, one) => sum + one.amount, 0n)
  const expected = settled > document.total ? document.total : settled
  const status = expected === 0n ? 'SENT' : expected < document.total ? 'PARTIALLY_PAID' : 'PAID'
  const wrong =
    document.amountPaid === expected
      ? []
      : [`paid ${document.amountPaid} here, ${expected} by Xero and what never got there`]
  return document.status === status ? wrong : [...wrong, `is ${document.status}, and should be ${status}`]
}

/** Payments stand one to one; what did not get there says why. */
function judgePayments(document: Judged, ids: string[]): string[] {
  const live = document.payments.filter((one) => !one.reversedAt)
  const tied = live.flatMap((one) => one.ledgerPaymentId ?? [])
  return [
    ...repeated(tied).map((id) => `payment ${id} is here twice`),
    ...ids.filter((id) => !tied.includes(id)).map((id) => `payment ${id} is only in Xero`),
    ...tied.filter((id) => !ids.includes(id)).map((id) => `payment ${id} is only here`),
    ...live.flatMap((one) => {
      const [sync] = one.syncs
      if (one.origin !== 'APP') return []
      if (!sync && !one.ledgerPaymentId) return []
      if (one.ledgerPaymentId)
        return sync?.state === 'SYNCED' ? [] : [`payment in Xero says ${sync?.state} (${sync?.reasonCode})`]
      return sync?.reasonCode && sync.reasonCode !== 'QUEUED'
        ? []
        : [`payment not in Xero says ${sync?.state} (${sync?.reasonCode})`]
    }),
  ]
}

function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, place) => values.indexOf(value) !== place)
}

function cents(amount: number): bigint {
  return BigInt(Math.round(amount * 100))
}
