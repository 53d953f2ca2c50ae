import type { Connection } from '@tieout/prisma'
import type { Dependencies } from '../dependencies.ts'
import { LedgerUnavailable, type NotConnected } from '../problem/problem.ts'
import { pullReferenceData } from '../reference-data/pull-reference-data.ts'
import type { Viewer } from '../workspace/session.ts'
import { findLink } from './find-link.ts'
import { unreachable } from './pause.ts'

/** Reads tax rates, accounts and the organisation's settings anew, on a person's demand (F031). */
export async function syncReferenceData(
  dependencies: Dependencies,
  { workspaceId }: Viewer,
): Promise<{ connection: Connection; added: number; archived: number } | NotConnected | LedgerUnavailable> {
  const link = await findLink(dependencies.prisma, workspaceId)
  if (!link?.isReachable) return unreachable(dependencies.prisma, link)
  const summary = await pullReferenceData(dependencies, link.target)
  if (!summary) return new LedgerUnavailable(undefined)
  return { connection: link.connection, ...summary }
}
