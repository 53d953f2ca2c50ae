import { Prisma, type SyncState } from '@tieout/prisma'
import type { Drift } from '../engine/drift.ts'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import type { Reason, Warning } from '../engine/reason.ts'
import { isLegalMove } from '../engine/sync-state.ts'
import type { Event } from '../events/events.ts'
import { execute, query, type Transaction } from '../lib/transaction.ts'
import { notify, type Notice } from '../notification/notice.ts'
import { toStored } from './held.ts'
import { raiseStands } from '../outgoing-webhook/raise.ts'

/** Whose status: a document's, or that of one of its payments or receipts. */
export interface Subject {
  documentId: string
  paymentId?: string
  receiptId?: string
}

export interface StatusChange {
  state: SyncState
  reason?: Reason | undefined
  warnings?: Warning[]
  attemptedAt?: Date
  nextAttemptAt?: Date | undefined
  ledger?: LedgerDocument
  ledgerId?: string
  pushedVersion?: number
  /** When it was tied to what the ledger had already. */
  linkedAt?: Date
  /** Nothing stands between the two any more; where `ledger` came with an answer of our own write, that goes without saying. */
  agrees?: boolean
}

export type Move = Subject & StatusChange

/**
 * Moves statuses with one organisation, each at most once, and answers the events to announce; so many statements
 * however many they are. An illegal move is a bug and throws. What a change does not name stays: a failed update does
 * not forget what the ledger holds.
 */
export async function saveStatuses(
  transaction: Transaction,
  { workspaceId, organisationId }: { workspaceId: string; organisationId: string },
  moves: readonly Move[],
): Promise<Event[]> {
  const columns = moves.map((move) => ({ workspaceId, organisationId, about: move.documentId, ...toColumns(move) }))
  for (const key of ['documentId', 'paymentId', 'receiptId'] as const)
    await moveAll(
      transaction,
      key,
      columns.filter((row) => row[key] !== undefined),
    )
  const agreeing = moves.filter((move) => move.ledger ?? move.agrees)
  await settleDrift(
    transaction,
    organisationId,
    agreeing.map((move) => move.documentId),
  )
  return moves.map(({ documentId }) => ({ name: 'documentChanged', workspaceId, documentId }))
}

type Columns = ReturnType<typeof toColumns> & { workspaceId: string; organisationId: string; about: string }

async function moveAll(
  transaction: Transaction,
  key: 'documentId' | 'paymentId' | 'receiptId',
  rows: Columns[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const column = Prisma.raw(`"${key}"`)
  // Always in the same order, so that no two writers wait for each other.
  const before = await query<{ id: string; state: SyncState }>(
    transaction,
    Prisma.sql`select ${column} as id, state from "SyncStatus" where "organisationId" = ${first.organisationId}
        and ${column} = any(${rows.map((row) => row[key])}) order by ${column} for update`,
  )
  const states = new Map(before.map(({ id, state }) => [id, state]))
  for (const row of rows) {
    const from = states.get(row[key] ?? '') ?? 'NOT_SYNCED'
    if (!isLegalMove(from, row.state)) throw new Error(`A sync status cannot go from ${from} to ${row.state}.`)
  }
  const failed = rows.filter((row) => row.state === 'FAILED' && states.get(row[key] ?? '') !== 'FAILED')
  await notify(transaction, { workspaceId: first.workspaceId }, ...failed.map(toNotice))
  await execute(
    transaction,
    Prisma.sql`insert into "SyncStatus" as s (id, ${written}, "updatedAt")
      select gen_random_uuid(), ${written}, now()
      from jsonb_populate_recordset(null::"SyncStatus", ${JSON.stringify(rows)}::jsonb) order by ${column}
      on conflict ("organisationId", ${column}) do update set ${replaced}, ${kept},
        attempts = s.attempts + excluded.attempts, "updatedAt" = excluded."updatedAt"`,
  )
  if (key !== 'documentId') return
  const moved = rows.filter((row) => row.state !== states.get(row.about))
  await raiseStands(
    transaction,
    first.workspaceId,
    moved.map(({ about, state, reasonCode }) => ({ documentId: about, state, reasonCode: reasonCode ?? null })),
  )
}

/** Somebody has to hear of it; how many at once is the post's to decide. */
function toNotice({ organisationId, about, paymentId }: Columns): Notice {
  return { kind: 'SYNC_FAILED', organisationId, documentId: about, paymentId }
}

/** Nothing stands between these documents here and there any more. */
async function settleDrift(transaction: Transaction, organisationId: string, documentIds: string[]): Promise<void> {
  if (documentIds.length === 0) return
  await transaction.syncStatus.updateMany({
    where: { organisationId, documentId: { in: documentIds } },
    data: agreedColumns,
  })
}

const replacedNames = ['state', 'reasonCode', 'reason', 'warningCode', 'warning', 'nextAttemptAt']
const ledgerNames = ['ledgerNumber', 'ledgerStatus', 'ledgerTotal', 'ledgerAmountDue', 'ledgerUpdatedAt']
const keptNames = [
  'lastAttemptAt',
  'syncedAt',
  'pushedVersion',
  'linkedAt',
  'ledgerId',
  'ledgerForm',
  'ledgerDocument',
  ...ledgerNames,
]
const keyNames = ['workspaceId', 'organisationId', 'documentId', 'paymentId', 'receiptId', 'attempts']

const written = list([...keyNames, ...replacedNames, ...keptNames], (name) => name)
const replaced = list(replacedNames, (name) => `${name} = excluded.${name}`)
const kept = list(keptNames, (name) => `${name} = coalesce(excluded.${name}, s.${name})`)

function list(names: readonly string[], say: (quoted: string) => string): Prisma.Sql {
  return Prisma.raw(names.map((name) => say(`"${name}"`)).join(', '))
}

/** As JSON that PostgreSQL reads back as a row; what is absent there is null. */
function toColumns({ documentId, paymentId, receiptId, state, reason, ...change }: Move) {
  const [warning] = change.warnings ?? []
  return {
    documentId: (paymentId ?? receiptId) ? undefined : documentId,
    paymentId,
    receiptId,
    state,
    reasonCode: reason?.code,
    reason,
    warningCode: warning?.code,
    warning,
    nextAttemptAt: change.nextAttemptAt,
    attempts: change.attemptedAt ? 1 : 0,
    lastAttemptAt: change.attemptedAt,
    syncedAt: state === 'SYNCED' ? change.attemptedAt : undefined,
    pushedVersion: change.pushedVersion,
    linkedAt: change.linkedAt,
    ledgerId: change.ledgerId,
    ...(change.ledger ? ledgerJson(change.ledger) : {}),
  }
}

function ledgerJson(ledger: LedgerDocument) {
  const { ledgerTotal, ledgerAmountDue, ...columns } = ledgerColumns(ledger)
  return { ...columns, ledgerTotal: `${ledgerTotal}`, ledgerAmountDue: `${ledgerAmountDue}` }
}

const agreedColumns = { agreedDocument: Prisma.DbNull, changedThereAt: null, keptThereAt: null }

/** What a look leaves behind: the document as the ledger shows it, and since when somebody's edit stands between the two. */
export function seenColumns(
  ledger: LedgerDocument,
  drift: Drift | 'inDoubt',
  before: { ledgerDocument: unknown; agreedDocument: unknown },
  at: Date,
) {
  const { ledgerDocument, ledgerUpdatedAt, ...standing } = ledgerColumns(ledger)
  const shown = { ledgerDocument, ledgerUpdatedAt, ...standing }
  if (drift === 'inDoubt') return standing
  if (drift === 'agrees') return { ...shown, ...agreedColumns }
  if (drift === 'same') return shown
  const agreedDocument = (before.agreedDocument ?? before.ledgerDocument) as Prisma.InputJsonObject
  return { ...shown, agreedDocument, changedThereAt: at, keptThereAt: null }
}

/** What the ledger last showed of a document. */
export function ledgerColumns(ledger: LedgerDocument) {
  return {
    ledgerForm: ledger.form,
    ledgerId: ledger.ledgerId,
    ledgerNumber: ledger.number,
    ledgerStatus: ledger.status,
    ledgerTotal: ledger.total,
    ledgerAmountDue: ledger.amountDue,
    ledgerUpdatedAt: ledger.updatedAt,
    ledgerDocument: JSON.parse(toStored(ledger)) as Prisma.InputJsonObject,
  }
}
