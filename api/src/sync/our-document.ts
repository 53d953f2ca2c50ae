import type { Prisma, SyncStatus } from '@tieout/prisma'
import { creditKey, withMarker } from '../engine/marker.ts'
import type { OurDocument } from '../engine/reconcile.ts'

/** What settles a document: payments and credits, or of a credit note, what it was used on. */
export function settlementsInclude(organisationId: string) {
  const there = { include: { syncs: { where: { organisationId }, select: { ledgerId: true } } } }
  return {
    payments: { include: { document: there, creditNote: there } },
    allocations: { include: { document: there, creditNote: there } },
  } satisfies Prisma.DocumentInclude
}

type Loaded = Prisma.DocumentGetPayload<{ include: ReturnType<typeof settlementsInclude> }>
type Settlement = Loaded['payments'][number]

/** Ours, as far as the ledger may change it. */
export function toOurs(sync: SyncStatus, document: Loaded): OurDocument {
  const { organisationId } = sync
  const all = document.kind === 'CREDIT_NOTE' ? document.allocations : document.payments
  const live = all.filter((one) => one.organisationId === organisationId || !one.organisationId)
  return {
    ...{ status: document.status, total: document.total, amountPaid: document.amountPaid, state: sync.state },
    tied: live.flatMap(({ id, ledgerPaymentId, amount, reversedAt }) =>
      ledgerPaymentId ? [{ paymentId: id, ledgerPaymentId, amount, reversed: reversedAt !== null }] : [],
    ),
    underWay: live
      .filter((one) => one.origin === 'APP' && !one.ledgerPaymentId && !one.reversedAt)
      .map((one) => ({ paymentId: one.id, amount: one.amount, marker: markerOf(one) })),
    ledgerUpdatedAt: sync.ledgerUpdatedAt ?? undefined,
    ledgerStatus: sync.ledgerStatus ?? undefined,
    isAhead: sync.pushedVersion !== null && sync.pushedVersion < document.version,
  }
}

/** What the ledger's copy of it would be known by; a credit between documents that are not both there has no copy yet. */
function markerOf(settlement: Settlement): string {
  if (settlement.method === 'MONEY') return withMarker(settlement)
  const [note, invoice] = [settlement.creditNote, settlement.document].map((one) => one?.syncs[0]?.ledgerId ?? '')
  return creditKey(note ?? '', invoice ?? '')
}
