import { Prisma, type DocumentKind, type PrismaClient, type SyncState } from '@tieout/prisma'
import { query } from '../lib/transaction.ts'

/** A document as news speaks of it. */
export interface ChangedDocument {
  id: string
  kind: DocumentKind
  number: string
  state: SyncState
}

/** These documents of the workspace, and where they stand with the organisation connected now, in one statement. */
export function findChangedDocuments(
  prisma: PrismaClient,
  workspaceId: string,
  ids: readonly string[],
): Promise<ChangedDocument[]> {
  return query<ChangedDocument>(
    prisma,
    Prisma.sql`
      select d.id, d.kind::text as kind, d.number, coalesce(s.state::text, 'NOT_SYNCED') as state
      from "Document" d
      left join lateral (select c."organisationId" from "Connection" c
        where c."workspaceId" = d."workspaceId" and c."organisationId" is not null
        order by c.status = 'DISCONNECTED', c."createdAt" desc, c.id desc limit 1) c on true
      left join "SyncStatus" s on s."documentId" = d.id and s."organisationId" = c."organisationId"
      where d."workspaceId" = ${workspaceId} and d.id = any(${[...ids]})`,
  )
}
