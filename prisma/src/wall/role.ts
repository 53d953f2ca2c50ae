import type pg from 'pg'
import { SetupProblem } from '../setup-problem.ts'
import { rules } from './rules.ts'

/** The role of whoever works for a workspace, as SQL: one for each owner, so that two owners of one server share none. */
export const VIEWER_ROLE = `left(session_user, 56) || '_viewer'`

const notAllowed = '42501'
/** Somebody else made the same at the same moment, for another database of this server. */
const madeMeanwhile = new Set(['42710', '23505', 'XX000'])

/** The statements that an administrator runs where we may not; empty when nothing is missing. */
export async function findMissingRights(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<Found>(FIND, [JSON.stringify(wantedRights())])
  const found = rows[0]
  if (!found) return []
  const { role, owner, isThere, isMember, isPlain, schema, tables, sequences } = found
  if (isThere && !isPlain)
    throw new SetupProblem(`The role ${role} is one that signs in or sees everything: rename it.`)
  return [
    ...(isThere ? [] : [`create role ${role} nologin`]),
    ...(isMember ? [] : [`grant ${role} to ${owner}`]),
    ...(schema ? [`grant usage on schema public to ${role}`] : []),
    ...[...Map.groupBy(tables, ({ rights }) => rights)].map(
      ([rights, those]) => `grant ${rights} on ${those.map(({ name }) => name).join(', ')} to ${role}`,
    ),
    ...(sequences ? [`grant usage on all sequences in schema public to ${role}`] : []),
  ]
}

/**
 * Makes the role, as far as this database lets us, and gives it its rights to the tables there are. After every migration and
 * every restore: a dump brings no rights along. What could not be done is found by `inspectWall`.
 */
export async function raiseRole(client: pg.ClientBase): Promise<void> {
  for (let tried = 0; tried < 5; tried++) {
    try {
      for (const statement of await findMissingRights(client)) await client.query(statement)
      return
    } catch (cause) {
      const { code = '' } = cause as { code?: string }
      if (code === notAllowed) return
      if (!madeMeanwhile.has(code)) throw cause
    }
  }
}

/** Each table with what may be done to it from inside a workspace. */
function wantedRights(): { table: string; rights: string }[] {
  return Object.entries(rules).flatMap(([table, rule]) => {
    if (rule.kind === 'closed') return []
    return [{ table, rights: rule.kind === 'shared' ? 'select, insert, update, delete' : rule.rights }]
  })
}

interface Found {
  role: string
  owner: string
  isThere: boolean
  isMember: boolean
  /** It cannot sign in, and no policy lets it pass. */
  isPlain: boolean
  tables: { name: string; rights: string }[]
  sequences: boolean
  schema: boolean
}

/** Since 16, who made a role belongs to it without being able to become it. */
const MAY_BECOME = `case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end`

const FIND = `
  with who as (select ${VIEWER_ROLE} as name, (select oid from pg_roles where rolname = ${VIEWER_ROLE}) as oid),
  wanted as (select "table", rights from jsonb_to_recordset($1::jsonb) as given ("table" text, rights text))
  select quote_ident(who.name) as role, quote_ident(session_user) as owner, who.oid is not null as "isThere",
    who.oid is not null and pg_has_role(session_user, who.oid, ${MAY_BECOME}) as "isMember",
    coalesce((select not (r.rolcanlogin or r.rolsuper or r.rolbypassrls) from pg_roles r where r.oid = who.oid), false) as "isPlain",
    (select coalesce(json_agg(json_build_object('name', quote_ident(c.relname), 'rights', w.rights) order by c.relname), '[]')
      from wanted w join pg_class c on c.relname = w."table" and c.relnamespace = 'public'::regnamespace
      where who.oid is null or exists (
        select from unnest(string_to_array(w.rights, ', ')) as one where not has_table_privilege(who.oid, c.oid, one))) as tables,
    exists (select from pg_sequence s join pg_class c on c.oid = s.seqrelid and c.relnamespace = 'public'::regnamespace
      where who.oid is null or not has_sequence_privilege(who.oid, s.seqrelid, 'usage')) as sequences,
    who.oid is not null and not has_schema_privilege(who.oid, 'public', 'usage') as schema
  from who`
