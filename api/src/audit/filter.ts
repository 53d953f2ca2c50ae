import type { Prisma } from '@tieout/prisma'
import type { Actor } from './entry.ts'

/** What of the log somebody wants to see. */
export interface AuditFilter {
  actorKind?: Actor['kind'] | null | undefined
  actorId?: string | null | undefined
  action?: string | null | undefined
  subjectId?: string | null | undefined
  requestId?: string | null | undefined
  since?: Date | null | undefined
  until?: Date | null | undefined
}

/** The entries of one workspace that somebody wants to see. */
export function matching(workspaceId: string, filter: AuditFilter | null | undefined): Prisma.AuditEntryWhereInput {
  const { since, until, ...exact } = filter ?? {}
  const given = Object.fromEntries(Object.entries(exact).filter(([, value]) => value !== null && value !== undefined))
  const at = { ...(since ? { gte: since } : {}), ...(until ? { lt: until } : {}) }
  return { ...given, at, workspaceId }
}
