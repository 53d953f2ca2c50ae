import type { Reconciliation } from '@tieout/prisma'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import { fromStored } from '../sync/held.ts'
import type { Run } from '../sync/run.ts'
import { loadOurEntries, type OurInvoiceEntry } from './our-entries.ts'
import { findUnmet } from './reconciliation.store.ts'

/** How many invoices are compared at once, between two looks for something more urgent. */
const atOnce = 500

/** What stands for the same invoice on either side. */
export interface Pair {
  ours: OurInvoiceEntry | undefined
  theirs: LedgerDocument | undefined
}

/** Some pairs, and where to go on: one of the two is null when its side is done. */
export interface Pairs {
  pairs: Pair[]
  thereTo: string | null
  hereTo: string | null
}

/** The next pairs: first every invoice that was read, then those of ours that nothing read answers to. */
export async function loadPairs(run: Run, open: Reconciliation, connectedAt: Date | undefined): Promise<Pairs> {
  return open.thereTo === null ? loadUnmet(run, open, connectedAt) : loadRead(run, open, open.thereTo, connectedAt)
}

async function loadRead(run: Run, open: Reconciliation, after: string, connectedAt: Date | undefined): Promise<Pairs> {
  const { prisma } = run.dependencies
  const { organisationId, workspaceId } = run.target
  const readings = await prisma.reconciliationReading.findMany({
    where: { reconciliationId: open.id, ledgerId: { gt: after } },
    orderBy: { ledgerId: 'asc' },
    take: atOnce,
  })
  const theirs = readings.flatMap((reading) => fromStored(reading.document) ?? [])
  const ledgerId = { in: theirs.map((invoice) => invoice.ledgerId) }
  const linked = { syncs: { some: { organisationId, ledgerId } } }
  const sameNumber = {
    number: { in: theirs.filter(isLive).map((invoice) => invoice.number) },
    syncs: { none: { organisationId, ledgerId: { not: null } } },
  }
  const ours = await loadOurEntries(prisma, organisationId, { workspaceId, OR: [linked, sameNumber] }, connectedAt)
  const byLedgerId = new Map(ours.map((one) => [one.ledgerId, one]))
  const byNumber = new Map(ours.filter((one) => one.ledgerId === undefined).map((one) => [one.entry.number, one]))
  const pairs = theirs.map((invoice) => ({
    theirs: invoice,
    ours: byLedgerId.get(invoice.ledgerId) ?? (isLive(invoice) ? byNumber.get(invoice.number) : undefined),
  }))
  return { pairs, thereTo: readings.length < atOnce ? null : (readings.at(-1)?.ledgerId ?? null), hereTo: open.hereTo }
}

async function loadUnmet(run: Run, open: Reconciliation, connectedAt: Date | undefined): Promise<Pairs> {
  const { prisma } = run.dependencies
  const ids = await findUnmet(prisma, open, open.hereTo ?? '', atOnce)
  const ours = await loadOurEntries(prisma, run.target.organisationId, { id: { in: ids } }, connectedAt)
  const pairs = ours.map((one) => ({ ours: one, theirs: undefined }))
  return { pairs, thereTo: null, hereTo: ids.length < atOnce ? null : (ids.at(-1) ?? null) }
}

function isLive({ status }: LedgerDocument): boolean {
  return status !== 'VOIDED' && status !== 'DELETED'
}
