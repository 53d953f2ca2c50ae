import type { PrismaClient } from '@tieout/prisma'
import type { Auth } from './auth.ts'
import { roleFrom, type RoleName } from './roles.ts'
import { findMembership } from './workspace.store.ts'

/** Who asks, and in which workspace: a person signed in, or an API key. Everything a use case does, it does as them. */
export type Viewer = PersonViewer | KeyViewer

export interface PersonViewer {
  kind: 'person'
  userId: string
  sessionId: string
  name: string
  email: string
  workspaceId: string
  role: RoleName
}

export interface KeyViewer {
  kind: 'key'
  apiKeyId: string
  name: string
  workspaceId: string
  role: 'admin'
}

/**
 * The viewer that `headers` stand for: `Authorization: Bearer tie_…` or `x-api-key` names a key, else the session cookie
 * names a person. Null for anybody else, a spent key and a person without a workspace.
 */
export async function readViewer(auth: Auth, prisma: PrismaClient, headers: Headers): Promise<Viewer | null> {
  const key = findKey(headers)
  return key === undefined ? readPerson(auth, prisma, headers) : readKey(auth, key)
}

function findKey(headers: Headers): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return bearer ?? headers.get('x-api-key') ?? undefined
}

async function readKey(auth: Auth, key: string): Promise<KeyViewer | null> {
  if (!key.startsWith('tie_')) return null
  const answer = await auth.api.verifyApiKey({ body: { key } })
  if (!answer.valid || !answer.key) return null
  const { id, name, referenceId } = answer.key
  return { kind: 'key', apiKeyId: id, name: name ?? 'API key', workspaceId: referenceId, role: 'admin' }
}

async function readPerson(auth: Auth, prisma: PrismaClient, headers: Headers): Promise<PersonViewer | null> {
  const found = await auth.api.getSession({ headers })
  if (!found) return null
  const { user, session } = found
  const membership = await findMembership(prisma, user.id, session.activeOrganizationId)
  if (!membership) return null
  return {
    kind: 'person',
    userId: user.id,
    sessionId: session.id,
    name: user.name,
    email: user.email,
    workspaceId: membership.workspaceId,
    role: roleFrom(membership.role),
  }
}
