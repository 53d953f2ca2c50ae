import type { Look } from '../engine/read-again.ts'
import { takeIn } from './refresh.ts'
import { call, fenced, now, type Run } from './run.ts'

/** Not every change bumps the ledger's date, and dates are whole seconds: read a little again each time. */
const overlapMs = 2 * 60_000

/**
 * Reads every invoice changed since the last complete read: what webhooks lost comes in here. The cursor moves only
 * when the last page was read; a read broken off is begun anew.
 */
export async function poll(run: Run): Promise<Look> {
  const { prisma, ledger } = run.dependencies
  const { organisationId } = run.target
  const organisation = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const startedAt = now(run)
  const readTo = organisation.invoicesReadTo ?? organisation.createdAt
  const since = new Date(readTo.getTime() - overlapMs)
  for (let page = 1; ; page++) {
    const answer = await call(run, { isInteractive: false }, (access) =>
      ledger.readInvoicesChangedSince(access, since, page),
    )
    if (!answer.ok) return 'unread'
    await takeIn(run, answer.value.invoices)
    if (!answer.value.more) break
  }
  await fenced(run, (transaction) =>
    transaction.organisation.update({
      where: { id: organisationId },
      data: { invoicesReadTo: startedAt, lastPolledAt: startedAt },
    }),
  )
  return 'taken'
}
