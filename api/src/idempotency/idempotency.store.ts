import { Prisma, type IdempotencyKey, type PrismaClient } from '@tieout/prisma'
import { execute, type Transaction } from '../lib/transaction.ts'

/** Which key of which workspace. */
export interface Which {
  workspaceId: string
  key: string
}

/** A claim somebody makes: who they are, what they ask, and until when they are believed. */
export interface Claim extends Which {
  holder: string
  fingerprint: string
  now: Date
  lockedUntil: Date
  /** Keys from before this are forgotten. */
  forgottenBefore: Date
}

/** Takes a key that is new, or was forgotten; false where somebody has it. */
export async function takeKey(prisma: PrismaClient, claim: Claim): Promise<boolean> {
  const { workspaceId, key, holder, fingerprint, now, lockedUntil, forgottenBefore } = claim
  const count = await prisma.$executeRaw`
    insert into "IdempotencyKey" as k ("workspaceId", key, holder, fingerprint, "lockedUntil", "createdAt")
    values (${workspaceId}, ${key}, ${holder}, ${fingerprint}, ${lockedUntil}, ${now})
    on conflict ("workspaceId", key) do update set holder = excluded.holder, fingerprint = excluded.fingerprint,
      "lockedUntil" = excluded."lockedUntil", "createdAt" = excluded."createdAt", "committedAt" = null, subject = null,
      "sealedAnswer" = null
    where k."createdAt" < ${forgottenBefore}`
  return count === 1
}

export function findKey(prisma: PrismaClient, { workspaceId, key }: Which): Promise<IdempotencyKey | null> {
  return prisma.idempotencyKey.findUnique({ where: { workspaceId_key: { workspaceId, key } } })
}

/** Takes a key over from somebody who is believed no more, and only once. */
export async function takeOver(prisma: PrismaClient, from: IdempotencyKey, claim: Claim): Promise<boolean> {
  const { count } = await prisma.idempotencyKey.updateMany({
    where: {
      workspaceId: from.workspaceId,
      key: from.key,
      holder: from.holder,
      lockedUntil: { lt: claim.now },
      sealedAnswer: null,
    },
    data: { holder: claim.holder, lockedUntil: claim.lockedUntil },
  })
  return count === 1
}

/** Notes, in the transaction of the effect, that it happened; false where somebody else took the key over. */
export async function noteEffect(
  transaction: Transaction,
  { workspaceId, key, holder }: Which & { holder: string },
  { subject, now }: { subject: string | undefined; now: Date },
): Promise<boolean> {
  const count = await execute(
    transaction,
    Prisma.sql`update "IdempotencyKey" set "committedAt" = coalesce("committedAt", ${now}),
        subject = coalesce(subject, ${subject ?? null})
      where "workspaceId" = ${workspaceId} and key = ${key} and holder = ${holder}`,
  )
  return count === 1
}

/** Keeps the answer for whoever asks the same again. */
export async function keepAnswer(
  prisma: PrismaClient,
  { workspaceId, key, holder }: Which & { holder: string },
  sealedAnswer: string,
): Promise<void> {
  await prisma.idempotencyKey.updateMany({ where: { workspaceId, key, holder }, data: { sealedAnswer } })
}

/** Gives a key back whose mutation changed nothing. */
export async function giveBack(
  prisma: PrismaClient,
  { workspaceId, key, holder }: Which & { holder: string },
): Promise<void> {
  await prisma.idempotencyKey.deleteMany({ where: { workspaceId, key, holder, committedAt: null } })
}

export async function forgetKeys(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } })
}
