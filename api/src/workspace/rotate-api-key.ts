import type { Apikey } from '@tieout/prisma'
import { z } from 'zod'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { InvalidInput, NotFound } from '../problem/problem.ts'
import { createApiKey, type NewApiKey } from './api-keys.ts'
import type { Viewer } from './session.ts'
import { findApiKey } from './workspace.store.ts'
import { scopesFrom } from '../api-key/scopes.ts'

const Input = z.object({
  apiKeyId: z.string(),
  overlapHours: z.int().min(0, 'Hours can’t be negative.').max(720, 'Both can work for up to 720 hours.').default(24),
})

/** The new key, and the old one with its last moment. */
export interface Rotated extends NewApiKey {
  previous: Apikey
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Makes a key of the same name, scopes and length of life; the old one works beside it for a while, and no longer. */
export async function rotateApiKey(
  dependencies: Dependencies,
  viewer: Viewer,
  input: z.input<typeof Input>,
): Promise<Rotated | NotFound | InvalidInput> {
  const wanted = check(Input, input)
  if (wanted instanceof InvalidInput) return wanted
  const { prisma, clock } = dependencies
  const id = localId('ApiKey', wanted.apiKeyId)
  const old = id === undefined ? null : await findApiKey(prisma, viewer.workspaceId, id)
  if (!old) return new NotFound('API key')
  const scopes = [...scopesFrom(old.permissions)]
  const lifeMs = old.expiresAt ? old.expiresAt.getTime() - old.createdAt.getTime() : undefined
  const made = await createApiKey(dependencies, viewer, {
    name: old.name ?? 'API key',
    scopes,
    expiresInDays: lifeMs === undefined ? null : Math.max(Math.round(lifeMs / dayMs), 1),
  })
  if (made instanceof InvalidInput) return made
  const end = new Date(clock.now() + wanted.overlapHours * hourMs)
  const expiresAt = old.expiresAt && old.expiresAt < end ? old.expiresAt : end
  return { ...made, previous: await prisma.apikey.update({ where: { id: old.id }, data: { expiresAt } }) }
}
