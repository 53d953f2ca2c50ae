import { Prisma, type PrismaClient } from '@tieout/prisma'
import type { Target } from './dependencies.ts'
import { notInDoubt } from './outbox.store.ts'
import { now, type Run } from './run.ts'

/** Polled this often for what webhooks lost (rule C14). */
const pollEveryMs = 15 * 60_000
const referenceEveryMs = 24 * 60 * 60_000
/** A refusal that names it makes it due at once, but many refusals in a row are one reading. */
const referenceRestMs = 10_000

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

export async function isPollDue(run: Run): Promise<boolean> {
  const { prisma } = run.dependencies
  const { lastPolledAt } = await prisma.organisation.findUniqueOrThrow({ where: { id: run.target.organisationId } })
  return !lastPolledAt || now(run).getTime() - lastPolledAt.getTime() >= pollEveryMs
}

/** Read anew every day, at once when a connect could not read it, and when a refusal put it in doubt (rule C14). */
export async function isReferenceDataDue(run: Run): Promise<boolean> {
  const { prisma } = run.dependencies
  const { referenceSyncedAt, referenceDoubtedAt } = await prisma.organisation.findUniqueOrThrow({
    where: { id: run.target.organisationId },
  })
  if (!referenceSyncedAt) return true
  const age = now(run).getTime() - referenceSyncedAt.getTime()
  return age >= (referenceDoubtedAt ? referenceRestMs : referenceEveryMs)
}

/**
 * Organisations with something to do and nobody doing it: due entries, unsettled batches, pending events, or a poll.
 * This is the floor under correctness: a lost wake-up costs the time until the next look.
 */
export async function findNeglected(prisma: PrismaClient, at: Date): Promise<string[]> {
  const referenceBefore = new Date(at.getTime() - referenceEveryMs)
  const doubtedBefore = new Date(at.getTime() - referenceRestMs)
  const pollBefore = new Date(at.getTime() - pollEveryMs)
  const rows = await prisma.$queryRaw<{ id: string }[]>(Prisma.sql`
    select o.id from "Organisation" o
    join "Connection" c on c."organisationId" = o.id and c.status = 'CONNECTED' and c."grantId" is not null
    where (o."restUntil" is null or o."restUntil" <= ${at})
      and not exists (select 1 from "Lease" l where l."organisationId" = o.id and l."expiresAt" > ${at})
      and (exists (select 1 from "OutboxEntry" e where e."organisationId" = o.id and e.state = 'DUE' and e."dueAt" <= ${at}
          and ${notInDoubt})
        or exists (select 1 from "Batch" b where b."organisationId" = o.id and b.state <> 'SETTLED'
          and (b."nextAttemptAt" is null or b."nextAttemptAt" <= ${at}))
        or exists (select 1 from "InboundEvent" i where i.state = 'PENDING'
          and i."ledgerOrganisationId" = o."ledgerOrganisationId")
        or o."referenceSyncedAt" is null or o."referenceSyncedAt" <= ${referenceBefore}
        or (o."referenceDoubtedAt" is not null and o."referenceSyncedAt" <= ${doubtedBefore})
        or o."lastPolledAt" is null or o."lastPolledAt" <= ${pollBefore})`)
  return rows.map((row) => row.id)
}
