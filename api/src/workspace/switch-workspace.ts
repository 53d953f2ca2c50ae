import type { PrismaClient } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { check, Name } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { throughDoor } from '../wall/doors.ts'
import { conflict } from '../problem/conflicts.ts'
import { type Conflict, InvalidInput, NotFound } from '../problem/problem.ts'
import type { Viewer } from './session.ts'
import { findPlaces, insertWorkspace, workIn, type Place } from './switch-workspace.store.ts'

/** The workspaces a person works in, oldest membership first; an API key has the one it is for, and no other. */
export function readPlaces(prisma: PrismaClient, viewer: Viewer): Promise<Place[]> {
  return viewer.kind === 'key'
    ? Promise.resolve([])
    : throughDoor('ownWorkspaces', () => findPlaces(prisma, viewer.userId))
}

/** Works in another workspace from now on, in this session alone. Whoever is no member of it learns nothing of it. */
export async function switchWorkspace(
  { prisma }: Dependencies,
  viewer: Viewer,
  workspaceId: string,
): Promise<Place | NotFound | Conflict> {
  if (viewer.kind === 'key') return conflict('PERSON_ONLY')
  return throughDoor('ownWorkspaces', async () => {
    const place = (await findPlaces(prisma, viewer.userId)).find(({ id }) => id === localId('Workspace', workspaceId))
    if (!place) return new NotFound('workspace')
    await inTransaction(prisma, (transaction) => workIn(transaction, viewer.sessionId, place.id))
    return place
  })
}

const Input = z.object({ name: Name('Name') })

/** Makes another workspace, owned by who makes it, and works in it. */
export async function createWorkspace(
  { prisma }: Dependencies,
  viewer: Viewer,
  input: z.input<typeof Input>,
): Promise<Place | InvalidInput | Conflict> {
  if (viewer.kind === 'key') return conflict('PERSON_ONLY')
  const wanted = check(Input, input)
  if (wanted instanceof InvalidInput) return wanted
  return throughDoor('ownWorkspaces', () =>
    inTransaction(prisma, async (transaction) => {
      const { id, name } = await insertWorkspace(transaction, viewer.userId, wanted.name)
      await workIn(transaction, viewer.sessionId, id)
      return { id, name, role: 'owner' }
    }),
  )
}
