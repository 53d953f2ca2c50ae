import type { Project } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { check, Name } from '../lib/input.ts'
import { inTransaction } from '../lib/transaction.ts'
import { conflict } from '../problem/conflicts.ts'
import { InvalidInput, NotFound, type Conflict } from '../problem/problem.ts'
import type { Viewer } from '../workspace/session.ts'
import { findOwnClient, findProjectByName, saveProject } from './project.store.ts'

const Input = z.object({ name: Name('Name'), clientId: z.string().nullish() })

/** Adds a project, for one client or for none. */
export async function createProject(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  input: z.input<typeof Input>,
): Promise<Project | InvalidInput | Conflict | NotFound> {
  const project = check(Input, input)
  if (project instanceof InvalidInput) return project
  const clientId = project.clientId ? localId('Client', project.clientId) : null
  const isKnown = clientId === null || (clientId !== undefined && (await findOwnClient(prisma, workspaceId, clientId)))
  if (!isKnown) return new NotFound('client')
  const namesake = await findProjectByName(prisma, workspaceId, project.name)
  if (namesake) return conflict('NAME_TAKEN', { name: namesake.name })
  return inTransaction(prisma, (transaction) =>
    saveProject(transaction, { workspaceId, name: project.name, clientId: clientId ?? null }),
  )
}
