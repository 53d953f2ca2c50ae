import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import { fenced, now, type Rest, type Run } from './run.ts'
import { postponeBackfill, tellAll, tellFirst } from './waiting.store.ts'

/** Shorter rests pass before anyone could read of them. */
const worthSayingMs = 5_000
/** As many waiting documents are told at once; the rest of a long queue says Queued. */
const mostTold = 200

/**
 * Parks the organisation until it may be called again: no worker is held, no retry burnt. When only the day's reserve
 * is left, backfill waits for the next day and people go on.
 */
export async function restOrganisation(run: Run, wait: Rest): Promise<void> {
  const until = new Date(wait.until)
  const { organisationId } = run.target
  await fenced(run, async (transaction) => {
    if (wait.for === 'day' && !wait.isInteractive) return postponeBackfill(transaction, organisationId, until)
    await transaction.organisation.update({ where: { id: organisationId }, data: { restUntil: until } })
    if (until.getTime() - now(run).getTime() < worthSayingMs) return
    const code = wait.for === 'day' ? 'DAILY_LIMIT' : 'RATE_LIMITED'
    const reason: Reason = { code, until: until.toISOString() }
    const told = await tellFirst(transaction, organisationId, { reason, until, most: mostTold })
    const { workspaceId } = run.target
    await publish(
      transaction,
      told.map((invoiceId) => ({ name: 'invoiceChanged', workspaceId, invoiceId })),
    )
  })
}

/** What waits says that a person must reconnect; it goes on by itself when they did. */
export async function tellLost(run: Run): Promise<void> {
  const { organisationId, workspaceId } = run.target
  const reason: Reason = { code: 'CONNECTION_NEEDS_YOU' }
  await fenced(run, async (transaction) => {
    const invoices = await tellAll(transaction, organisationId, reason)
    await publish(
      transaction,
      invoices.map((invoiceId) => ({ name: 'invoiceChanged', workspaceId, invoiceId })),
    )
  })
}
