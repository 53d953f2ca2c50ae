import type { Actor } from './actor.ts'

type Held = Record<string, any>

/** Every promise that was broken, in words; empty when all were kept. */
export async function findBroken(actor: Actor): Promise<string[]> {
  const { world, story } = actor
  const { prisma } = world.dependencies
  const { organisationId: ledgerOrganisationId } = story.organisation
  const organisation = await prisma.organisation.findFirstOrThrow({ where: { ledgerOrganisationId } })
  const { id: organisationId, workspaceId } = organisation
  const documents = await prisma.document.findMany({
    where: { workspaceId },
    include: { payments: { include: { syncs: { where: { organisationId } } } }, syncs: { where: { organisationId } } },
  })
  const invoices = world.simulator.control.state(ledgerOrganisationId).invoices as Held[]
  const payments = (world.simulator.control.state(ledgerOrganisationId).payments as Held[]).filter(
    (one) => one['Status'] !== 'DELETED',
  )
  const contacts = world.simulator.control.state(ledgerOrganisationId).contacts as Held[]
  const broken = [
    ...world.simulator.control.violations().map(({ kind, detail }) => `violation ${kind}: ${detail}`),
    ...repeated(contacts.map((contact) => contact['Name'])).map((name) => `contact ${name} is doubled`),
  ]
  for (const document of documents) {
    const there = invoices.filter((one) => one['Url'] === `${world.webUrl}/invoices/${document.id}`)
    const paid = payments.filter((one) => there.some((invoice) => invoice['InvoiceID'] === one['Invoice'].InvoiceID))
    broken.push(
      ...[...judgeSync(document, there), ...judgePayments(document, paid)].map(
        (words) => `${document.number}: ${words}`,
      ),
    )
  }
  return broken
}

type Judged = {
  status: string
  total: bigint
  amountPaid: bigint
  syncs: {
    state: string
    reasonCode: string | null
    ledgerId: string | null
    ledgerStatus: string | null
    ledgerAmountDue: bigint | null
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
  if (state === 'FAILED' && sync?.reasonCode === 'VOIDED_IN_XERO' && held['Status'] === 'VOIDED') return []
  if (sync?.ledgerId !== held['InvoiceID'])
    return [`is in Xero, but says ${state} (${sync?.reasonCode}) without its id`]
  // Paid there before our edit could follow: it stays as it is there, and says so (rule C18).
  if (state === 'SKIPPED' && sync?.reasonCode === 'LOCKED_IN_XERO') return []
  if (state === 'FAILED') return judgeFailed(sync?.reasonCode ?? null, document, held)
  if (state !== 'SYNCED') return [`is in Xero and says ${state} (${sync?.reasonCode})`]
  const wrong: string[] = []
  if ((document.status === 'VOIDED') !== (held['Status'] === 'VOIDED'))
    wrong.push(`is ${document.status} here, ${held['Status']} there`)
  if (held['Status'] !== 'VOIDED' && cents(held['Total']) !== document.total)
    wrong.push(`total ${document.total} here, ${cents(held['Total'])} there`)
  if (document.status !== 'VOIDED') wrong.push(...judgeAmounts(document, held))
  return wrong
}

/** What cannot follow says why: locked by payments there, or ended there by a person. */
function judgeFailed(code: string | null, document: Judged, held: Held): string[] {
  if (code === 'VOIDED_IN_XERO') return held['Status'] === 'VOIDED' ? [] : ['says voided in Xero, and is not']
  if (code === 'LOCKED_IN_XERO' || code === 'REFUSED') return []
  return [`is in Xero and says FAILED (${code})`]
}

function judgeAmounts(document: Judged, held: Held): string[] {
  const notThere = document.payments.filter((one) => one.origin === 'APP' && !one.reversedAt && !one.ledgerPaymentId)
  const settled = cents(held['Total']) - cents(held['AmountDue']) + notThere.reduce((sum, one) => sum + one.amount, 0n)
  const expected = settled > document.total ? document.total : settled
  const status = expected === 0n ? 'SENT' : expected < document.total ? 'PARTIALLY_PAID' : 'PAID'
  const wrong =
    document.amountPaid === expected
      ? []
      : [`paid ${document.amountPaid} here, ${expected} by Xero and what never got there`]
  return document.status === status ? wrong : [...wrong, `is ${document.status}, and should be ${status}`]
}

/** Payments stand one to one; what did not get there says why. */
function judgePayments(document: Judged, there: Held[]): string[] {
  const live = document.payments.filter((one) => !one.reversedAt)
  const tied = live.flatMap((one) => one.ledgerPaymentId ?? [])
  const ids = there.map((one) => one['PaymentID'] as string)
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
