import type { CollectionRecord } from '@tieout/prisma'
import type { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { loadLineSubjects } from '../document/find-line-subjects.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import { pages } from '../problem/words.ts'
import type { Viewer } from '../workspace/session.ts'
import { composeLines } from './compose-lines.ts'
import { putValues, readValues } from './field-values.ts'
import { RecordChange } from './record-input.ts'
import { findInvoicedLine, lockRecord, replaceLines } from './record.store.ts'

type Input = z.input<typeof RecordChange>
type Change = z.output<typeof RecordChange> & { keeps: { client: boolean; email: boolean } }
type Refusal = InvalidInput | NotFound | Conflict

/** Edits a record that nobody edited since `version`; a client or e-mail of null is taken off. */
export async function updateRecord(
  { prisma }: Dependencies,
  viewer: Viewer,
  input: Input,
): Promise<CollectionRecord | Refusal> {
  const change = check(RecordChange, input)
  if (change instanceof InvalidInput) return change
  const keeps = { client: input.clientId === undefined, email: input.email === undefined }
  return inTransaction(prisma, (transaction) => edit(transaction, viewer, { ...change, keeps }))
}

async function edit(
  transaction: Transaction,
  { workspaceId }: Viewer,
  { keeps, ...change }: Change,
): Promise<CollectionRecord | Refusal> {
  const before = await lockRecord(transaction, workspaceId, localId('Record', change.id) ?? '')
  if (!before) return new NotFound('record')
  const { id, collectionId, collection } = before
  if (before.version !== change.version)
    return conflict('EDITED_MEANWHILE', { page: pages.record({ id, collectionId }) })
  const clientId = change.clientId ? (localId('Client', change.clientId) ?? '') : null
  if (clientId !== null && !(await transaction.client.findUnique({ where: { id: clientId, workspaceId } })))
    return new NotFound('client')
  const { values, wrong } = putValues(readValues(before.values), change.values ?? [], collection.fields)
  const subjects = await loadLineSubjects(transaction, workspaceId, change.lines ?? [])
  const lineIds = new Set(before.lines.map((line) => line.id))
  const composed = composeLines(change.lines ?? [], { subjects, fields: collection.fields, lineIds })
  const problems = [...wrong, ...composed.wrong]
  if (problems.length > 0) return new InvalidInput(problems)
  const gone = change.lines ? await findInvoicedLine(transaction, id, composed.lines) : null
  if (gone) return conflict('LINE_IN_USE', { name: gone.description })
  if (change.lines) await replaceLines(transaction, id, composed.lines)
  return transaction.collectionRecord.update({
    where: { id },
    data: {
      values,
      title: change.title ?? before.title,
      currency: change.currency ?? before.currency,
      clientId: keeps.client ? before.clientId : clientId,
      email: keeps.email ? before.email : (change.email ?? null),
      version: { increment: 1 },
    },
  })
}
