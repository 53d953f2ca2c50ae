import type { Pool } from 'pg'
import { scopesFrom } from '../api-key/scopes.ts'
import type { KeyViewer, PersonViewer } from './session.ts'
import { roleFrom } from './roles.ts'

const people = {
  name: 'find-people',
  text: `select distinct on (s.token) s.token, s.id as "sessionId", u.id as "userId", u.name, u.email,
      m."organizationId" as "workspaceId", m.role,
      m."singleKeys"
    from "Session" s join "User" u on u.id = s."userId" join "Member" m on m."userId" = u.id
    where s.token = any($1::text[]) and s."expiresAt" > now() + $2 * interval '1 second'
    order by s.token, m."organizationId" is distinct from s."activeOrganizationId", m."createdAt", m.id`,
}

/**
 * The people behind sessions that go on for so long yet, by token, each in the workspace they chose last, or in the one
 * they joined first.
 */
export async function findPeople(
  pool: Pool,
  tokens: readonly string[],
  secondsLeft: number,
): Promise<Map<string, PersonViewer>> {
  type Row = Omit<PersonViewer, 'kind' | 'role'> & { token: string; role: string }
  const { rows } = await pool.query<Row>({ ...people, values: [tokens, secondsLeft] })
  return new Map(rows.map(({ token, role, ...row }) => [token, { kind: 'person', ...row, role: roleFrom(role) }]))
}

/** When a key was last used is told to the minute, so that reading with it is not writing. */
const keys = {
  name: 'find-keys',
  text: `with found as (
      select id, key, name, permissions, "referenceId", "lastRequest" from "Apikey"
      where key = any($1::text[]) and enabled is not false and remaining is null
        and ("expiresAt" is null or "expiresAt" > now())
    ), used as (
      update "Apikey" k set "lastRequest" = now() from found
      where k.id = found.id and (found."lastRequest" is null or found."lastRequest" < now() - interval '1 minute')
    )
    select id as "apiKeyId", key as hash, coalesce(name, 'API key') as name, "referenceId" as "workspaceId", permissions
    from found`,
}

/** The keys that are good now, by their hash. */
export async function findKeys(pool: Pool, hashes: readonly string[]): Promise<Map<string, KeyViewer>> {
  type Row = Omit<KeyViewer, 'kind' | 'role' | 'scopes'> & { hash: string; permissions: string | null }
  const { rows } = await pool.query<Row>({ ...keys, values: [hashes] })
  return new Map(
    rows.map(({ hash, permissions, ...row }) => [
      hash,
      { kind: 'key', ...row, role: 'admin', scopes: scopesFrom(permissions) },
    ]),
  )
}
