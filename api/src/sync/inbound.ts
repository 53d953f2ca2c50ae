import type { InboundEvent } from '@tieout/prisma'
import type { LedgerForm } from '../engine/ledger-documents.ts'
import type { Look } from '../engine/read-again.ts'
import { publish } from '../events/publish.ts'
import { findTiedReads } from '../record-link/follow-documents.ts'
import { findLinkedReads } from './contact/linked-reads.store.ts'
import { refreshContactMirror } from './contact-mirror.store.ts'
import { takeIn } from './refresh.ts'
import { call, fenced, now, type Run } from './run.ts'

/** Not told by the ledger: somebody here asked to look. */
const askedByUs = new Set(['SETTLED', 'REFRESH', 'LINK'])

/** As many as one address of a read may name. */
const coalesced = 50

/**
 * Turns pending webhook events of this organisation into one read. Events about the same document coalesce; an event
 * no younger than what we hold is the echo of our own write and costs nothing, unless we asked to look ourselves.
 */
export async function drainInbound(run: Run): Promise<Look> {
  const { prisma, ledger } = run.dependencies
  const events = await findPending(run)
  if (events.length === 0) return 'nothing'
  const held = await prisma.syncStatus.findMany({
    where: {
      organisationId: run.target.organisationId,
      documentId: { not: null },
      ledgerId: { in: events.map((event) => event.resourceId) },
    },
    select: { ledgerId: true, ledgerForm: true, ledgerUpdatedAt: true },
  })
  const others = await findTiedReads(
    run,
    events.map((event) => event.resourceId),
  )
  const isNews = (event: InboundEvent) => {
    const known = held.find((status) => status.ledgerId === event.resourceId)
    if (!known) return event.eventAt > (others.get(event.resourceId) ?? event.eventAt)
    return (
      askedByUs.has(event.type) || !known.ledgerUpdatedAt || event.eventAt.getTime() > known.ledgerUpdatedAt.getTime()
    )
  }
  const contacts = await findContactNews(run, events)
  if (contacts.size > 0 && !(await refreshContactMirror(run, false))) return 'unread'
  const news = [...new Set(events.filter(isNews).map((event) => event.resourceId))]
  const shelves = Map.groupBy(news, (id) => shelfOf(held.find((status) => status.ledgerId === id)?.ledgerForm))
  for (const [form, ids] of shelves) {
    const answer = await call(run, { isInteractive: false }, (access) => ledger.readDocumentsById(access, form, ids))
    if (!answer.ok) return 'unread'
    await takeIn(run, answer.value)
    await noteLooked(run, news)
  }
  await settleEvents(run, events, new Set([...news, ...contacts]))
  return 'taken'
}

/** Bills lie with invoices, and are read with them. */
export function shelfOf(form: LedgerForm | null | undefined): LedgerForm {
  return form === 'CREDIT_NOTE' || form === 'SPEND_MONEY' ? form : 'INVOICE'
}

/** Contacts of clients here that were changed there since they were read; none where details stay there (rule C4). */
async function findContactNews(run: Run, events: readonly InboundEvent[]): Promise<Set<string>> {
  const told = events.filter(({ category }) => category === 'CONTACT')
  if (told.length === 0) return new Set()
  const read = await findLinkedReads(
    run,
    told.map((event) => event.resourceId),
  )
  return new Set(
    told.flatMap(({ resourceId, eventAt }) => {
      const readAt = read.get(resourceId)
      return readAt !== undefined && eventAt > readAt ? [resourceId] : []
    }),
  )
}

/** Whoever asked sees that it was looked at, changed or not. */
async function noteLooked(run: Run, ledgerIds: readonly string[]): Promise<void> {
  const { organisationId, workspaceId } = run.target
  await fenced(run, async (transaction) => {
    const looked = await transaction.syncStatus.updateManyAndReturn({
      where: { organisationId, ledgerId: { in: [...ledgerIds] }, documentId: { not: null } },
      data: { lookedAt: now(run) },
      select: { documentId: true },
    })
    const documents = looked.flatMap(({ documentId }) => documentId ?? [])
    publish(
      transaction,
      documents.map((documentId) => ({ name: 'documentChanged', workspaceId, documentId })),
    )
  })
}

async function findPending(run: Run): Promise<InboundEvent[]> {
  const { ledgerOrganisationId } = run.target
  const events = await run.dependencies.prisma.inboundEvent.findMany({
    where: { ledgerOrganisationId, state: 'PENDING' },
    orderBy: { id: 'asc' },
    take: 1_000,
  })
  const resources = [...new Set(events.map((event) => event.resourceId))].slice(0, coalesced)
  return events.filter((event) => resources.includes(event.resourceId))
}

async function settleEvents(run: Run, events: readonly InboundEvent[], news: ReadonlySet<string>): Promise<void> {
  const settledAt = now(run)
  const settle = (ids: bigint[], state: 'DONE' | 'IGNORED') =>
    fenced(run, (transaction) =>
      transaction.inboundEvent.updateMany({ where: { id: { in: ids } }, data: { state, settledAt } }),
    )
  const done = events.filter((event) => news.has(event.resourceId))
  await settle(
    done.map((event) => event.id),
    'DONE',
  )
  await settle(
    events.filter((event) => !done.includes(event)).map((event) => event.id),
    'IGNORED',
  )
}
