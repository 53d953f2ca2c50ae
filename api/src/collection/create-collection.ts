import type { Collection } from '@tieout/prisma'
import type { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { check } from '../lib/input.ts'
import { isDuplicate } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { NewCollection } from './collection-input.ts'
import { findNamesake } from './collection.store.ts'

/** Adds a kind of record, with what each of them says. */
export async function createCollection(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof NewCollection>,
): Promise<Collection | InvalidInput | Conflict> {
  const wanted = check(NewCollection, input)
  if (wanted instanceof InvalidInput) return wanted
  const { fields, ...names } = wanted
  const namesake = await findNamesake(prisma, workspaceId, names.pluralName)
  if (namesake) return conflict('NAME_TAKEN', { name: namesake.pluralName })
  try {
    const data = fields.map(({ name, kind }, position) => ({ name, kind, position }))
    return await prisma.collection.create({ data: { ...names, workspaceId, fields: { createMany: { data } } } })
  } catch (cause) {
    if (isDuplicate(cause)) return conflict('NAME_TAKEN', { name: names.pluralName })
    throw cause
  }
}
