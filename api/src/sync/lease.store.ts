import { Prisma, type PrismaClient } from '@tieout/prisma'
import { execute, query, type Transaction } from '../lib/transaction.ts'

/** Thrown when a late holder tries to write: another drains the organisation now. */
export class LeaseLost extends Error {}

/** Takes the organisation for `holder`, or answers undefined while another live holder has it. */
export async function takeLease(
  prisma: PrismaClient,
  lease: { organisationId: string; holder: string; now: Date; until: Date },
): Promise<bigint | undefined> {
  const { organisationId, holder, now, until } = lease
  const rows = await query<{ fence: bigint }>(
    prisma,
    Prisma.sql`
      insert into "Lease" ("organisationId", holder, fence, "expiresAt")
      values (${organisationId}, ${holder}, 1, ${until})
      on conflict ("organisationId") do update
        set holder = excluded.holder, fence = "Lease".fence + 1, "expiresAt" = excluded."expiresAt"
        where "Lease"."expiresAt" <= ${now}
      returning fence`,
  )
  return rows[0]?.fence
}

/** False when the lease is no longer ours. */
export async function renewLease(prisma: PrismaClient, organisationId: string, fence: bigint, until: Date) {
  const touched = await execute(
    prisma,
    Prisma.sql`update "Lease" set "expiresAt" = ${until} where "organisationId" = ${organisationId} and fence = ${fence}`,
  )
  return touched === 1
}

/** The row stays, so that fences only ever grow. */
export async function releaseLease(prisma: PrismaClient, organisationId: string, fence: bigint, now: Date) {
  await renewLease(prisma, organisationId, fence, now)
}

/** Every write of a drain begins with this: it holds the lease for the rest of the transaction, or throws LeaseLost. */
export async function guardLease(transaction: Transaction, organisationId: string, fence: bigint): Promise<void> {
  const rows = await query(
    transaction,
    Prisma.sql`select 1 from "Lease" where "organisationId" = ${organisationId} and fence = ${fence} for share`,
  )
  if (rows.length === 0) throw new LeaseLost(`The lease of organisation ${organisationId} was taken over.`)
}
