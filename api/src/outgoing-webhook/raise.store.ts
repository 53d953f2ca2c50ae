import { randomUUID } from 'node:crypto'
import type { DocumentKind, PrismaClient } from '@tieout/prisma'
import { json } from '../lib/json.ts'
import type { Transaction } from '../lib/transaction.ts'
import type { EventType } from './event-types.ts'

type Writer = PrismaClient | Transaction

export interface NewEvent {
  type: EventType
  data: object
}

/** An endpoint that listens, and to what: nothing named is everything. */
export interface Listener {
  id: string
  events: string[]
}

export function findListeners(transaction: Writer, workspaceId: string): Promise<Listener[]> {
  return transaction.webhookEndpoint.findMany({
    where: { workspaceId, state: 'ENABLED' },
    select: { id: true, events: true },
  })
}

export async function findKinds(
  transaction: Writer,
  documentIds: readonly string[],
): Promise<Map<string, { kind: DocumentKind; number: string }>> {
  const rows = await transaction.document.findMany({
    where: { id: { in: [...new Set(documentIds)] } },
    select: { id: true, kind: true, number: true },
  })
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Due at once, by whatever clock. */
const atOnce = new Date(0)

export async function addEvents(
  transaction: Writer,
  { workspaceId, listeners }: { workspaceId: string; listeners: readonly Listener[] },
  events: readonly NewEvent[],
): Promise<void> {
  const wanted = events
    .map((event) => ({ ...event, id: randomUUID(), listeners: listeners.filter((one) => wants(one, event.type)) }))
    .filter((event) => event.listeners.length > 0)
  if (wanted.length === 0) return
  await transaction.webhookEvent.createMany({
    data: wanted.map(({ id, type, data }) => ({ id, workspaceId, type, data: json(data) })),
  })
  await transaction.webhookDelivery.createMany({
    data: wanted.flatMap((event) =>
      event.listeners.map(({ id }) => ({ endpointId: id, eventId: event.id, dueAt: atOnce })),
    ),
  })
}

function wants({ events }: Listener, type: EventType): boolean {
  return type !== 'webhook.test' && (events.length === 0 || events.includes(type))
}
