import type { DocumentKind, Prisma, Reconciliation } from '@tieout/prisma'
import { everyForm, formOf } from '../engine/document-kind.ts'
import type { LedgerDocument, LedgerForm } from '../engine/ledger-documents.ts'
import { fromStored } from '../sync/held.ts'
import type { Run } from '../sync/run.ts'
import { findLost, type Lost } from './find-lost.ts'
import { loadOurEntries, type OurDocumentEntry, type Scene } from './our-entries.ts'
import { findAnswered, findUnmet } from './reconciliation.store.ts'

/** How many documents are compared at once, between two looks for something more urgent. */
const atOnce = 500

/** What stands for the same document on either side. */
export interface Pair {
  ours: OurDocumentEntry | undefined
  theirs: LedgerDocument | undefined
}

/** Some pairs, and where to go on: one of the two is null when its side is done. */
export interface Pairs {
  pairs: Pair[]
  thereTo: string | null
  hereTo: string | null
  /** Calls it took to make sure of them. */
  calls: number
}

type Failed = Extract<Lost, { ok: false }>

/** The next pairs: first every document that was read, then those of ours that nothing read answers to. */
export async function loadPairs(run: Run, open: Reconciliation, scene: Scene): Promise<Pairs | Failed> {
  return open.thereTo === null ? loadUnmet(run, open, scene) : loadRead(run, open, open.thereTo, scene)
}

async function loadRead(run: Run, open: Reconciliation, after: string, scene: Scene): Promise<Pairs> {
  const { prisma } = run.dependencies
  const { organisationId, workspaceId } = run.target
  const readings = await prisma.reconciliationReading.findMany({
    where: { reconciliationId: open.id, ledgerId: { gt: after } },
    orderBy: { ledgerId: 'asc' },
    take: atOnce,
  })
  const theirs = readings.flatMap((reading) => fromStored(reading.document) ?? [])
  const linked = { syncs: { some: { organisationId, ledgerId: { in: theirs.map(({ ledgerId }) => ledgerId) } } } }
  const sameNumber = {
    OR: numbersOf(theirs.filter(isLive), scene),
    syncs: { none: { organisationId, ledgerId: { not: null } } },
  }
  const ours = await loadOurEntries(prisma, organisationId, { workspaceId, OR: [linked, sameNumber] }, scene)
  const byLedgerId = new Map(ours.map((one) => [one.ledgerId, one]))
  const untied = ours.filter((one) => one.ledgerId === undefined)
  const answered = await findAnswered(
    prisma,
    open.id,
    untied.map((one) => one.documentId),
    theirs.map(({ ledgerId }) => ledgerId),
  )
  const free = new Set(untied.filter((one) => !answered.has(one.documentId)))
  const pairs = theirs.map((document) => {
    const tied = byLedgerId.get(document.ledgerId)
    return { theirs: document, ours: tied ?? (isLive(document) ? takeAlike(free, document) : undefined) }
  })
  const thereTo = readings.length < atOnce ? null : (readings.at(-1)?.ledgerId ?? null)
  return { pairs, thereTo, hereTo: open.hereTo, calls: 0 }
}

async function loadUnmet(run: Run, open: Reconciliation, scene: Scene): Promise<Pairs | Failed> {
  const { prisma } = run.dependencies
  const ids = await findUnmet(prisma, open, { after: open.hereTo ?? '', most: atOnce, expensesAs: scene.expensesAs })
  const ours = await loadOurEntries(prisma, run.target.organisationId, { id: { in: ids } }, scene)
  const lost = await findLost(run, ours)
  if (!lost.ok) return lost
  const pairs = ours.map((one) => ({ ours: one, theirs: lost.there.get(one.ledgerId ?? '') }))
  return { pairs, thereTo: null, hereTo: ids.length < atOnce ? null : (ids.at(-1) ?? null), calls: lost.calls }
}

/** Which kinds of ours may answer to these by number, each to those of its own form. */
function numbersOf(theirs: readonly LedgerDocument[], scene: Scene): Prisma.DocumentWhereInput[] {
  return everyForm.flatMap((form) => {
    const number = { in: theirs.filter((document) => document.form === form).map((document) => document.number) }
    return number.in.length === 0 ? [] : [{ kind: { in: kindsOf(form, scene) }, number }]
  })
}

function kindsOf(form: LedgerForm, scene: Scene): DocumentKind[] {
  const kinds = ['INVOICE', 'BILL', 'CREDIT_NOTE', 'EXPENSE'] as const
  return kinds.filter((kind) => formOf(kind, scene) === form)
}

/** One of ours stands for one of theirs only. Two suppliers may give their bills one number: theirs is whose contact it is. */
function takeAlike(free: Set<OurDocumentEntry>, theirs: LedgerDocument): OurDocumentEntry | undefined {
  const found = [...free].find(({ entry: { form, number, contactIds } }) => {
    if (form !== theirs.form || number !== theirs.number) return false
    return form !== 'BILL' || contactIds.size === 0 || contactIds.has(theirs.ledgerContactId)
  })
  if (found) free.delete(found)
  return found
}

function isLive({ status }: LedgerDocument): boolean {
  return status !== 'VOIDED' && status !== 'DELETED'
}
