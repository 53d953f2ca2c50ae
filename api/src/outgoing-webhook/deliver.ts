import type { Dependencies } from '../dependencies.ts'
import { inTransaction } from '../lib/transaction.ts'
import { unseal } from '../lib/seal.ts'
import { notify } from '../notification/notice.ts'
import { countWebhookOut } from '../telemetry/meters.ts'
import { post, type Outcome } from './post.ts'
import { signedHeaders } from './sign.ts'
import { claimDue, disableEndpoint, forgetEvents, keepAttempt, noteHealth, type Due } from './webhook.store.ts'

type Needs = Pick<Dependencies, 'prisma' | 'clock' | 'sealKey' | 'env' | 'log'>

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long is waited after each try in vain; after the last, a delivery is given up. */
export const waits = [
  ...[5 * secondMs, 5 * minuteMs, 30 * minuteMs],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hourMs),
]
/** An endpoint that takes nothing for so long is switched off. */
const patienceMs = 5 * dayMs
const keptMs = 30 * dayMs
/** Longer than any try takes. */
const claimMs = 2 * minuteMs
const atOnce = 20

/**
 * Sends the deliveries that are due. Any number of workers may: each delivery is one worker's at a time. A crash between the
 * sending and the noting sends again under the same id.
 */
export async function deliverOnce(needs: Needs): Promise<void> {
  for (;;) {
    const now = needs.clock.now()
    const due = await claimDue(needs.prisma, { now: new Date(now), until: new Date(now + claimMs), most: atOnce })
    await Promise.all(due.map((one) => deliver(needs, one)))
    if (due.length < atOnce) return
  }
}

/** Forgets what was delivered long ago. */
export function forgetDelivered({ prisma, clock }: Needs): Promise<void> {
  return forgetEvents(prisma, new Date(clock.now() - keptMs))
}

/** The body of an event: the same at every try. */
export function bodyOf({ type, createdAt, data }: Due['event']): string {
  return JSON.stringify({ type, timestamp: createdAt.toISOString(), data })
}

async function deliver(needs: Needs, due: Due): Promise<void> {
  const { clock, env } = needs
  const { endpoint, event } = due
  const at = new Date(clock.now())
  const body = bodyOf(event)
  const headers = signedHeaders({ id: event.id, body, at }, secretsOf(needs, due))
  const began = performance.now()
  const outcome = await post(endpoint.url, { headers, body }, { allowsLocal: env.webhooksToLocalhost })
  const durationMs = Math.round(performance.now() - began)
  await settle(needs, due, { ...outcome, at, durationMs })
}

async function settle(
  { prisma, log }: Needs,
  { id, attempts, endpoint }: Due,
  { at, durationMs, status, said }: Outcome & { at: Date; durationMs: number },
): Promise<void> {
  const isTaken = status !== undefined && status >= 200 && status < 300
  const wait = status === 410 ? undefined : waits[attempts - 1]
  countWebhookOut(isTaken ? 'delivered' : wait === undefined ? 'failed' : 'again')
  const again = wait === undefined ? { state: 'FAILED' as const } : { dueAt: new Date(at.getTime() + wait) }
  await inTransaction(prisma, async (transaction) => {
    const next = isTaken ? { state: 'DELIVERED' as const } : again
    await keepAttempt(transaction, { deliveryId: id, at, durationMs, status, said }, next)
    const since = await noteHealth(transaction, endpoint.id, isTaken, at)
    const because = reasonToStop(status, since, at)
    if (!because || !(await disableEndpoint(transaction, endpoint.id, because))) return
    log.warn({ endpointId: endpoint.id, because }, 'a webhook endpoint was switched off')
    const owner = { workspaceId: endpoint.workspaceId }
    await notify(transaction, owner, { kind: 'WEBHOOK_DISABLED', url: endpoint.url, because })
  })
}

function reasonToStop(status: number | undefined, since: Date | null, at: Date): 'GONE' | 'FAILING' | undefined {
  if (status === 410) return 'GONE'
  return since && at.getTime() - since.getTime() >= patienceMs ? 'FAILING' : undefined
}

function secretsOf({ sealKey, clock }: Needs, { endpoint }: Due): string[] {
  const { id, sealedSecret, sealedPreviousSecret: previous, previousSecretUntil: until } = endpoint
  const isBoth = previous !== null && until !== null && until.getTime() > clock.now()
  return [sealedSecret, ...(isBoth ? [previous] : [])].map((sealed) => unseal(sealed, secretOwner(id), sealKey))
}

/** What a sealed secret is tied to. */
export function secretOwner(endpointId: string): string {
  return `webhook endpoint:${endpointId}`
}
