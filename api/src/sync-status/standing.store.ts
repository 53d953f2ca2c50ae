import { Prisma, type ConnectionStatus, type ExpenseForm, type PrismaClient, type PushTrigger } from '@tieout/prisma'
import { query } from '../lib/transaction.ts'

/** How a workspace stands, as it is stored. */
export interface StandingRow {
  pushTrigger: PushTrigger
  timeZone: string
  expensesAs: ExpenseForm
  organisationId: string | null
  shortCode: string | null
  connectionId: string | null
  status: ConnectionStatus | null
  statusCode: string | null
  statusSince: Date | null
  statusDetail: Prisma.JsonValue
  connectedAt: Date | null
  hasTax: boolean
  hasAccount: boolean
}

/** Reads it in one statement: from the live connection, else from the last one that had an organisation. */
export async function findStanding(prisma: PrismaClient, workspaceId: string): Promise<StandingRow | undefined> {
  const [row] = await query<StandingRow>(
    prisma,
    Prisma.sql`
      select w."pushTrigger"::text, w."timeZone", w."expensesAs"::text, c."organisationId", o."shortCode", c.id as "connectionId", c.status::text,
        c."statusCode", c."statusSince", c."statusDetail", c."connectedAt",
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
  return row
}
