import { Prisma, type PrismaClient } from '@tieout/prisma'
import { readBefore } from '../engine/read-again.ts'
import type { Target } from './dependencies.ts'
import { isDue, mayRunInBackground, priorities } from './outbox.store.ts'

/** The organisation's working connection; undefined while there is none to call through. */
export async function findTarget(prisma: PrismaClient, organisationId: string): Promise<Target | undefined> {
  const connection = await prisma.connection.findFirst({
    where: { organisationId, status: 'CONNECTED', grantId: { not: null } },
    include: { organisation: true },
  })
  if (!connection?.organisation || !connection.grantId) return undefined
  const { id: connectionId, workspaceId, grantId, organisation } = connection
  const { ledgerOrganisationId } = organisation
  return { workspaceId, organisationId, ledgerOrganisationId, connectionId, grantId }
}

/**
 * Organisations with something to do and nobody doing it: due entries, unsettled batches, contacts to be changed, items and contacts to be
 * made, pending events, an open reconciliation, or a poll.
 * This is the floor under correctness: a lost wake-up costs the time until the next look.
 */
export async function findNeglected(prisma: PrismaClient, at: Date): Promise<string[]> {
  const { referenceBefore, doubtedBefore, polledBefore } = readBefore(at)
  const rows = await prisma.$queryRaw<{ id: string }[]>(Prisma.sql`
    select o.id from "Organisation" o
    join "Connection" c on c."organisationId" = o.id and c.status = 'CONNECTED' and c."grantId" is not null
    where (o."restUntil" is null or o."restUntil" <= ${at})
      and not exists (select 1 from "Lease" l where l."organisationId" = o.id and l."expiresAt" > ${at})
      and (exists (select 1 from "OutboxEntry" e where e."organisationId" = o.id and ${isDue(at)})
        or exists (select 1 from "Batch" b where b."organisationId" = o.id and b.state <> 'SETTLED'
          and (b."nextAttemptAt" is null or b."nextAttemptAt" <= ${at}))
        or exists (select 1 from "ContactLink" k join "Workspace" w on w.id = o."workspaceId" and w."contactsPush"
          where k."organisationId" = o.id and k."dueAt" <= ${at})
        or exists (select 1 from "Creation" n where n."organisationId" = o.id and n."dueAt" <= ${at})
        or ${mayRunInBackground(at)} and (exists (select 1 from "Backfill" f where f."organisationId" = o.id and ${wantsDrain})
          or exists (select 1 from "InboundEvent" i where i.state = 'PENDING'
            and i."ledgerOrganisationId" = o."ledgerOrganisationId")
          or exists (select 1 from "Reconciliation" r where r."organisationId" = o.id
            and r.state in ('WAITING', 'READING', 'COMPARING')
            and (r."nextAttemptAt" is null or r."nextAttemptAt" <= ${at}))
          or o."referenceSyncedAt" is null or o."referenceSyncedAt" <= ${referenceBefore}
          or (o."referenceDoubtedAt" is not null and o."referenceSyncedAt" <= ${doubtedBefore})
          or o."lastPolledAt" is null or o."lastPolledAt" <= ${polledBefore}))`)
  return rows.map((row) => row.id)
}

/**
 * Of a backfill `f`: a drain has something to do for it: hand over more, or end it. While what it handed over, or somebody
 * sent by hand, waits for another try, there is nothing to do.
 */
const wantsDrain = Prisma.sql`f.state = 'RUNNING'
  and not exists (select 1 from "OutboxEntry" e where e."organisationId" = f."organisationId"
    and e.kind = 'INVOICE' and e.state = 'DUE' and e.priority = ${priorities.backfill})
  and (exists (select 1 from "BackfillItem" i where i."backfillId" = f.id and i."queuedAt" is null)
    or not exists (select 1 from "BackfillItem" i join "SyncStatus" s on s."documentId" = i."documentId"
      where i."backfillId" = f.id and s."organisationId" = f."organisationId" and s.state = 'PENDING'))`
