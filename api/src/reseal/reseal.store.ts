import { connect } from '@tieout/prisma'
import type { Pool } from 'pg'

/** The database by itself: nobody listens, nothing is drained. */
export function openDatabase(url: string): { pool: Pool; close: () => Promise<void> } {
  return connect(url)
}

/** A column of sealed texts, and what each is tied to. */
export interface Sealed {
  table: string
  column: string
  /** An expression over the row: the owner the text was sealed for. */
  owner: string
  /** Only these rows hold sealed texts. */
  where?: string
}

/** One sealed text, in its place. */
export interface Found {
  owner: string
  text: string
}

/** Texts that the current key did not seal, a few at a time. */
export async function findOld(
  pool: Pool,
  place: Sealed,
  currentId: string,
  without: readonly string[],
): Promise<Found[]> {
  const { table, column, owner, where = 'true' } = place
  const { rows } = await pool.query<Found>(
    `select ${owner} as owner, "${column}" as text from "${table}"
     where "${column}" is not null and "${column}" <> '' and ${where} and not starts_with("${column}", $1)
       and not ("${column}" = any($2)) limit 200`,
    [`${currentId}.`, without],
  )
  return rows
}

/** Puts the text sealed anew in its place, unless somebody changed it meanwhile. */
export async function replaceText(
  pool: Pool,
  { table, column }: Sealed,
  { text }: Found,
  sealed: string,
): Promise<void> {
  await pool.query(`update "${table}" set "${column}" = $1 where "${column}" = $2`, [sealed, text])
}
