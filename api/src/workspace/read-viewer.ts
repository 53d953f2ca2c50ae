import { createHmac, timingSafeEqual } from 'node:crypto'
import { defaultKeyHasher } from '@better-auth/api-key'
import type { PrismaClient } from '@tieout/prisma'
import { parse } from 'hono/utils/cookie'
import type { Pool } from 'pg'
import { scopesFrom } from '../api-key/scopes.ts'
import { batchLoader } from '../lib/loaders.ts'
import { throughDoor } from '../wall/doors.ts'
import { type Auth, keyPrefix, renewSessionBefore, sessionCookie, type AuthNeeds } from './auth.ts'
import { roleFrom } from './roles.ts'
import type { KeyViewer, PersonViewer, Viewer } from './session.ts'
import { findKeys, findPeople } from './viewer.store.ts'
import { findMembership } from './workspace.store.ts'

/**
 * The viewer that `headers` stand for: `Authorization: Bearer tie_…` or `x-api-key` names a key, else the session cookie
 * names a person. Null for anybody else, a spent key and a person without a workspace.
 */
export type ReadViewer = (headers: Headers) => Promise<Viewer | null>

interface Needs {
  auth: Auth
  prisma: PrismaClient
  pool: Pool
  env: AuthNeeds['env']
}

/**
 * Asks the database each time, so that what is revoked ends at once; for all who ask at the same moment together. What
 * is not plainly good (spent, unknown, due to be renewed) is left to better-auth.
 */
export function makeReadViewer({ auth, prisma, pool, env }: Needs): ReadViewer {
  const loadPerson = batchLoader<string, PersonViewer>((tokens) => findPeople(pool, tokens, renewSessionBefore))
  const loadKey = batchLoader<string, KeyViewer>((hashes) => findKeys(pool, hashes))
  const cookie = sessionCookie(env)
  const prefix = keyPrefix(env)
  const read: ReadViewer = async (headers) => {
    const key = findKey(headers)
    if (key !== undefined) {
      // A key of the demo opens nothing but a demo, and the other way round.
      if (!key.startsWith(prefix)) return null
      return (await loadKey(await defaultKeyHasher(key))) ?? askForKey(auth, key)
    }
    const token = readSigned(headers.get('cookie'), cookie, env.authSecret)
    return token === undefined ? null : ((await loadPerson(token)) ?? askForPerson(auth, prisma, headers))
  }
  return (headers) => throughDoor('signIn', () => read(headers))
}

function findKey(headers: Headers): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  return bearer ?? headers.get('x-api-key') ?? undefined
}

/** The value of a cookie as better-auth signs it; undefined where there is none, or a forged one. */
function readSigned(cookies: string | null, name: string, secret: string): string | undefined {
  const value = cookies ? parse(cookies, name)[name] : undefined
  const dot = value?.lastIndexOf('.') ?? -1
  if (value === undefined || dot < 1) return undefined
  const expected = createHmac('sha256', secret).update(value.slice(0, dot)).digest()
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? value.slice(0, dot) : undefined
}

async function askForKey(auth: Auth, key: string): Promise<KeyViewer | null> {
  const answer = await auth.api.verifyApiKey({ body: { key } })
  if (!answer.valid || !answer.key) return null
  const { id, name, referenceId, permissions } = answer.key
  return {
    kind: 'key',
    apiKeyId: id,
    name: name ?? 'API key',
    workspaceId: referenceId,
    role: 'admin',
    scopes: scopesFrom(permissions),
  }
}

async function askForPerson(auth: Auth, prisma: PrismaClient, headers: Headers): Promise<PersonViewer | null> {
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
    singleKeys: membership.singleKeys,
  }
}
