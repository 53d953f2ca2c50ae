import type { Apikey, Workspace } from '@tieout/prisma'
import { z } from 'zod'
import { allows, leastScopes, permissionsFrom, scopes, type Scope } from '../api-key/scopes.ts'
import type { Dependencies } from '../dependencies.ts'
import { localId } from '../lib/ids.ts'
import { check } from '../lib/input.ts'
import { notify } from '../notification/notice.ts'
import { InvalidInput, NotFound } from '../problem/problem.ts'
import type { Viewer } from './session.ts'
import { disableApiKey, findApiKey, findOwner } from './workspace.store.ts'

const Input = z.object({
  name: z.string().trim().min(1, 'Name can’t be empty.').max(100, 'Name can have up to 100 characters.'),
  expiresInDays: z
    .int()
    .min(1, 'A key must live for at least one day.')
    .max(3650, 'A key can live for up to 3650 days.')
    .nullish(),
  scopes: z.array(z.enum(scopes)).min(1, 'Choose at least one scope.').nullish(),
})

/** A key just made; `key` itself is never told again. */
export interface NewApiKey {
  apiKey: Apikey
  key: string
}

/** Who makes a key: the demo itself, a person, or a key, which gives no more than it holds. */
type Maker = Pick<Viewer, 'workspaceId'> & { name?: string; scopes?: readonly Scope[] }

const DAY_SECONDS = 24 * 60 * 60

/** Makes a key that acts for the workspace. */
export async function createApiKey(
  { auth, prisma }: Pick<Dependencies, 'auth' | 'prisma'>,
  { workspaceId, name: by, scopes: held }: Maker,
  input: z.input<typeof Input>,
): Promise<NewApiKey | InvalidInput> {
  const wanted = check(Input, input)
  if (wanted instanceof InvalidInput) return wanted
  const chosen = wanted.scopes ?? leastScopes
  const tooMuch = held ? chosen.filter((scope) => !allows(held, scope)) : []
  if (tooMuch.length > 0)
    return new InvalidInput([{ path: 'scopes', message: `A key can’t give what it lacks: ${tooMuch.join(', ')}.` }])
  const userId = await findOwner(prisma, workspaceId)
  const expiresIn = wanted.expiresInDays ? wanted.expiresInDays * DAY_SECONDS : null
  const made = await auth.api.createApiKey({
    body: { name: wanted.name, organizationId: workspaceId, userId, expiresIn, permissions: permissionsFrom(chosen) },
  })
  const apiKey = await prisma.apikey.findUniqueOrThrow({ where: { id: made.id } })
  if (by) await notify(prisma, { workspaceId }, { kind: 'API_KEY_CREATED', name: wanted.name, by })
  return { apiKey, key: made.key }
}

/** Ends a key at once. */
export async function revokeApiKey(
  { prisma }: Dependencies,
  { workspaceId }: Viewer,
  { apiKeyId }: { apiKeyId: string },
): Promise<{ workspace: Workspace } | NotFound> {
  const id = localId('ApiKey', apiKeyId)
  const found = id === undefined ? null : await findApiKey(prisma, workspaceId, id)
  if (!found) return new NotFound('API key')
  await disableApiKey(prisma, found.id)
  return { workspace: await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } }) }
}
