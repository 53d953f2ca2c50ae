import { Prisma, type PrismaClient } from '@tieout/prisma'
import { query } from '../lib/transaction.ts'
import type { Notice } from './publish.ts'

const PAGE = 200

/** The number of the workspace's newest piece of news; 0 before the first. */
export async function readHead(prisma: PrismaClient, workspaceId: string): Promise<number> {
  const head = await prisma.newsHead.findUnique({ where: { workspaceId } })
  return Number(head?.last ?? 0)
}

/** What was kept after a position. */
export interface Missed {
  notices: Notice[]
  /** Some of what came after it is not kept any more, or the position is none of this workspace's. */
  isBroken: boolean
  /** The number of the workspace's newest piece. */
  last: number
}

interface Row extends Omit<Notice, 'position'> {
  last: bigint
  position: bigint | null
}

/** The next pieces of news after `position`, oldest first, in one statement. None where everything was heard. */
export async function readNewsAfter(prisma: PrismaClient, workspaceId: string, position: number): Promise<Missed> {
  const rows = await query<Row>(
    prisma,
    Prisma.sql`
      select h.last, n.* from "NewsHead" h
      left join lateral (
        select n."workspaceId", n.position, n."documentIds", n."connectionIds", n."reconciliationIds" from "News" n
        where n."workspaceId" = h."workspaceId" and n.position > ${position} order by n.position limit ${PAGE}) n on true
      where h."workspaceId" = ${workspaceId}
      order by n.position`,
  )
  const last = Number(rows[0]?.last ?? 0)
  const notices = rows.flatMap((row) => (row.position === null ? [] : [{ ...row, position: Number(row.position) }]))
  const next = notices[0]?.position ?? last + 1
  return { notices, last, isBroken: position > last || next > position + 1 }
}
