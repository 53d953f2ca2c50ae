import type { Payment } from '@tieout/prisma'
import type { Context } from '../context.ts'
import { viewerOf } from '../context.ts'
import { findTwin } from '../engine/match-payment.ts'
import { makeLoader } from '../lib/loaders.ts'
import { toPaid } from '../sync/payment-facts.ts'

/** What may be the same payment in the ledger, of several payments in one statement. */
export const loadTwin = makeLoader<Context, string, Payment>(async (context, ids) => {
  const { workspaceId } = viewerOf(context)
  const payments = await context.dependencies.prisma.payment.findMany({
    where: { workspaceId, document: { payments: { some: { id: { in: [...ids] } } } } },
  })
  const twins = ids.flatMap((id) => {
    const ours = payments.find((payment) => payment.id === id)
    const others = payments.filter(({ documentId }) => documentId === ours?.documentId)
    const twin = ours && findTwin(toPaid(ours), others.map(toPaid))
    const found = others.find((payment) => payment.id === twin?.id)
    return found ? [[id, found] as const] : []
  })
  return new Map(twins)
})
