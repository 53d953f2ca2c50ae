import type { Collection, CollectionField } from '@tieout/prisma'
import type { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { inTransaction, isDuplicate, type Transaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import { pages } from '../problem/words.ts'
import type { Viewer } from '../workspace/session.ts'
import { CollectionChange, type FieldInput } from './collection-input.ts'
import { findNamesake, lockCollection } from './collection.store.ts'

type Refusal = InvalidInput | NotFound | Conflict
type Change = z.output<typeof CollectionChange>

/** Edits a collection that nobody edited since `version`. A field that is left out goes, with what records said in it. */
export async function updateCollection(
  { prisma }: Dependencies,
  viewer: Viewer,
  input: z.input<typeof CollectionChange>,
): Promise<Collection | Refusal> {
  const change = check(CollectionChange, input)
  if (change instanceof InvalidInput) return change
  try {
    return await inTransaction(prisma, (transaction) => edit(transaction, viewer, change))
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('NAME_TAKEN', { name: change.pluralName ?? 'It' })
    throw cause
  }
}

async function edit(
  transaction: Transaction,
  { workspaceId }: Viewer,
  { id: given, version, name, pluralName, fields, linksTo }: Change,
): Promise<Collection | Refusal> {
  const before = await lockCollection(transaction, workspaceId, localId('Collection', given) ?? '')
  if (!before) return new NotFound('collection')
  const { id } = before
  if (before.version !== version) return conflict('EDITED_MEANWHILE', { page: pages.collection(id) })
  const namesake = pluralName && (await findNamesake(transaction, workspaceId, pluralName, id))
  if (namesake) return conflict('NAME_TAKEN', { name: namesake.pluralName })
  const refused = fields && (await replaceFields(transaction, before, fields))
  if (refused) return refused
  return transaction.collection.update({
    where: { id },
    data: {
      ...(name ? { name } : {}),
      ...(pluralName ? { pluralName } : {}),
      ...(linksTo ? { linksTo } : {}),
      version: { increment: 1 },
    },
  })
}

/** Answers why it can't be; nothing was written then. */
async function replaceFields(
  transaction: Transaction,
  { id: collectionId, fields: before }: { id: string; fields: CollectionField[] },
  wanted: readonly FieldInput[],
): Promise<Refusal | undefined> {
  const known = new Map(before.map((field) => [field.id, field]))
  const rows = wanted.map((field, position) => ({
    ...{ position, name: field.name, kind: field.kind },
    id: field.id ? (localId('CollectionField', field.id) ?? '') : undefined,
  }))
  const wrong = rows.flatMap(({ id, kind, position }) => {
    if (id === undefined) return []
    const path = `fields.${position}`
    const field = known.get(id)
    if (!field) return [{ path, message: 'There is no such field.' }]
    return field.kind === kind ? [] : [{ path: `${path}.kind`, message: 'A field stays of its kind. Add another one.' }]
  })
  if (wrong.length > 0) return new InvalidInput(wrong)
  const kept = new Set(rows.map(({ id }) => id))
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  const driving = await transaction.recordLine.findFirst({
    where: { quantityFieldId: { in: gone } },
    include: { quantityField: true },
  })
  if (driving) return conflict('FIELD_IN_USE', { name: driving.quantityField?.name ?? 'It' })
  await transaction.collectionField.deleteMany({ where: { id: { in: gone } } })
  for (const { id, ...row } of rows)
    if (id !== undefined) await transaction.collectionField.update({ where: { id }, data: row })
  await transaction.collectionField.createMany({
    data: rows.flatMap(({ id, ...row }) => (id === undefined ? [{ ...row, collectionId }] : [])),
  })
  return undefined
}
