import { Prisma, type ConnectionStatus, type PrismaClient, type PushTrigger } from '@tieout/prisma'
import { query } from '../lib/transaction.ts'

/** How a workspace stands with its ledger: what a status without a row of its own is told from. */
export interface Standing {
  /** The organisation connected now, or the last one. */
  organisationId: string | undefined
  shortCode: string | undefined
  status: ConnectionStatus | undefined
  connectedAt: Date | undefined
  missing: ('tax' | 'account')[]
  pushTrigger: PushTrigger
  timeZone: string
}

/** Reads it in one statement: from the live connection, else from the last one that had an organisation. */
export async function loadStanding(prisma: PrismaClient, workspaceId: string): Promise<Standing> {
  const [row] = await query<Row>(
    prisma,
    Prisma.sql`
      select w."pushTrigger"::text, w."timeZone", c."organisationId", o."shortCode", c.status::text, c."connectedAt",
        exists (select 1 from "TaxMapping" m where m."organisationId" = o.id and m."taxRateId" is null
            and m.side = 'SALES') as "hasTax",
        exists (select 1 from "AccountMapping" m where m."organisationId" = o.id and m.purpose = 'INCOME') as "hasAccount"
      from "Workspace" w
      left join lateral (
        select * from "Connection" c where c."workspaceId" = w.id and c."organisationId" is not null
        order by c.status = 'DISCONNECTED', c."createdAt" desc, c.id desc limit 1
      ) c on true
      left join "Organisation" o on o.id = c."organisationId"
      where w.id = ${workspaceId}`,
  )
  if (!row) throw new Error(`There is no workspace ${workspaceId}.`)
  const { organisationId, shortCode, status, connectedAt, hasTax, hasAccount, pushTrigger, timeZone } = row
  const missing: Standing['missing'] = []
  if (organisationId && !hasTax) missing.push('tax')
  if (organisationId && !hasAccount) missing.push('account')
  return {
    organisationId: organisationId ?? undefined,
    shortCode: shortCode ?? undefined,
    status: status ?? undefined,
    connectedAt: connectedAt ?? undefined,
    missing,
    pushTrigger,
    timeZone,
  }
}

interface Row {
  pushTrigger: PushTrigger
  timeZone: string
  organisationId: string | null
  shortCode: string | null
  status: ConnectionStatus | null
  connectedAt: Date | null
  hasTax: boolean
  hasAccount: boolean
}
