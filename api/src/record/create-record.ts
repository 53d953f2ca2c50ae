import type { CollectionRecord } from '@tieout/prisma'
import type { z } from 'zod'
import { findCollection } from '../collection/find-collection.ts'
import type { Dependencies } from '../dependencies.ts'
import { loadLineSubjects } from '../document/find-line-subjects.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { composeLines } from './compose-lines.ts'
import { putValues } from './field-values.ts'
import { NewRecord } from './record-input.ts'

/** Adds a record to a collection. */
export async function createRecord(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof NewRecord>,
): Promise<CollectionRecord | InvalidInput | NotFound | Conflict> {
  const wanted = check(NewRecord, input)
  if (wanted instanceof InvalidInput) return wanted
  const { title, email, currency } = wanted
  const inputs = wanted.lines ?? []
  const clientId = wanted.clientId ? (localId('Client', wanted.clientId) ?? '') : null
  const [workspace, collection, client, subjects] = await Promise.all([
    prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
    findCollection(prisma, workspaceId, localId('Collection', wanted.collectionId) ?? ''),
    clientId === null ? undefined : prisma.client.findUnique({ where: { id: clientId, workspaceId } }),
    loadLineSubjects(prisma, workspaceId, inputs),
  ])
  if (!collection) return new NotFound('collection')
  if (client === null) return new NotFound('client')
  if (collection.archivedAt) return conflict('COLLECTION_ARCHIVED', { name: collection.pluralName })
  const { values, wrong } = putValues({}, wanted.values ?? [], collection.fields)
  const composed = composeLines(inputs, { subjects, fields: collection.fields, lineIds: new Set() })
  const problems = [...wrong, ...composed.wrong]
  if (problems.length > 0) return new InvalidInput(problems)
  const lines = composed.lines.map(({ id: _new, ...line }) => line)
  return prisma.collectionRecord.create({
    data: {
      ...{ workspaceId, collectionId: collection.id, title, clientId, values },
      email: email ?? null,
      currency: currency ?? workspace.baseCurrency,
      lines: { createMany: { data: lines } },
    },
  })
}
