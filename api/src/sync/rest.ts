import type { Wait } from '../engine/budget.ts'
import type { Reason } from '../engine/reason.ts'
import { publish } from '../events/publish.ts'
import { fenced, now, type Run } from './run.ts'
import { tellAll, tellFirst } from './waiting.store.ts'

/** Shorter rests pass before anyone could read of them. */
const worthSayingMs = 5_000
/** As many waiting documents are told at once; the rest of a long queue says Queued. */
const mostTold = 200

/** Parks the organisation until it may be called again: no worker is held, no retry burnt. */
export async function restOrganisation(run: Run, wait: Wait): Promise<void> {
  const until = new Date(wait.until)
  const { organisationId } = run.target
  await fenced(run, async (transaction) => {
    await transaction.organisation.update({ where: { id: organisationId }, data: { restUntil: until } })
    if (until.getTime() - now(run).getTime() < worthSayingMs) return
    const reason = reasonOf(wait)
    const told = await tellFirst(transaction, organisationId, { reason, until, most: mostTold })
    const { workspaceId } = run.target
    publish(
      transaction,
      told.map((documentId) => ({ name: 'documentChanged', workspaceId, documentId })),
    )
  })
}

/** Why something waits, told to a person. */
export function reasonOf(wait: Wait): Reason {
  const isDaily = wait.for === 'day' || wait.for === 'dayReserve'
  return { code: isDaily ? 'DAILY_LIMIT' : 'RATE_LIMITED', until: new Date(wait.until).toISOString() }
}

/** What waits says that a person must reconnect; it goes on by itself when they did. */
export async function tellLost(run: Run): Promise<void> {
  const { organisationId, workspaceId } = run.target
  const reason: Reason = { code: 'CONNECTION_NEEDS_YOU' }
  await fenced(run, async (transaction) => {
    const documents = await tellAll(transaction, organisationId, reason)
    publish(
      transaction,
      documents.map((documentId) => ({ name: 'documentChanged', workspaceId, documentId })),
    )
  })
}
