import type { PrismaClient } from '@tieout/prisma'
import { csvRow } from '../lib/csv.ts'
import { findEntries } from './audit.store.ts'
import type { Change } from './entry.ts'
import { matching, type AuditFilter } from './filter.ts'

/** The log as a table for a spreadsheet. */
export interface AuditExport {
  csv: string
  rows: number
  /** There are older ones that match: ask for a shorter time. */
  isCut: boolean
}

const mostRows = 10_000

/** What an entry keeps beside its columns. */
export interface Detail {
  asked: object
  changes: Change[]
  /** By id; entries from before there were names have none. */
  names?: Record<string, string>
}

const columns = ['At', 'Actor', 'Kind', 'Action', 'Subject', 'Changes', 'Asked', 'Request']

export async function exportAudit(
  prisma: PrismaClient,
  workspaceId: string,
  filter: AuditFilter | null | undefined,
): Promise<AuditExport> {
  const found = await findEntries(prisma, matching(workspaceId, filter), mostRows + 1)
  const entries = found.slice(0, mostRows)
  const rows = entries.map((one) => {
    const { asked, changes } = one.detail as unknown as Detail
    const told = changes.map(({ field, before, after }) => `${field}: ${before ?? '–'} → ${after ?? '–'}`).join('; ')
    const who = [one.at.toISOString(), one.actorName, one.actorKind, one.action]
    return csvRow([...who, one.subject ?? '', told, JSON.stringify(asked), one.requestId ?? ''])
  })
  return { csv: [csvRow(columns), ...rows].join(''), rows: rows.length, isCut: found.length > mostRows }
}
