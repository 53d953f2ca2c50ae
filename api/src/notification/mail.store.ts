import { type Mail, Prisma, type PrismaClient } from '@tieout/prisma'
import type { Transaction } from '../lib/transaction.ts'

/** A mail as it is written: everything a worker needs to send it. */
export type NewMail = Pick<Mail, 'workspaceId' | 'kind' | 'recipient' | 'subject' | 'text' | 'html'> & {
  isPrivate?: boolean
  unsubscribe?: string | null
}

export async function saveMails(
  prisma: PrismaClient | Transaction,
  mails: readonly NewMail[],
  now: Date,
): Promise<void> {
  await prisma.mail.createMany({ data: mails.map((mail) => ({ ...mail, createdAt: now, dueAt: now })) })
}

/** Whom a worker may be sending it while others keep away. */
const claimMs = 5 * 60_000

/** Takes mails that are due; nobody else takes them for a while, however this worker ends. */
export function claimMails(prisma: PrismaClient, now: Date, most: number): Promise<Mail[]> {
  const until = new Date(now.getTime() + claimMs)
  return prisma.$queryRaw<Mail[]>(Prisma.sql`
    update "Mail" set "dueAt" = ${until}, attempts = attempts + 1
    where id in (select id from "Mail" where state = 'WAITING' and "dueAt" <= ${now}
      order by "dueAt" limit ${most} for update skip locked)
    returning *`)
}

/** It is sent. What only its reader may open is forgotten here, unless this machine is where it is read. */
export async function markSent(prisma: PrismaClient, mail: Mail, now: Date, isKept: boolean): Promise<void> {
  const forgotten = mail.isPrivate && !isKept ? { text: '', html: '' } : {}
  await prisma.mail.update({
    where: { id: mail.id },
    data: { state: 'SENT', sentAt: now, lastError: null, ...forgotten },
  })
}

export async function markUnsent(
  prisma: PrismaClient,
  mail: Mail,
  { said, nextAt }: { said: string; nextAt: Date | undefined },
): Promise<void> {
  const data = nextAt ? { dueAt: nextAt } : { state: 'FAILED' as const }
  await prisma.mail.update({ where: { id: mail.id }, data: { ...data, lastError: said.slice(0, 500) } })
}

/** When a workspace last got a mail of this kind. */
export async function lastMailAt(
  transaction: Transaction,
  workspaceId: string,
  kind: string,
): Promise<Date | undefined> {
  const last = await transaction.mail.findFirst({
    where: { workspaceId, kind },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  })
  return last?.createdAt
}

/** A member as a mail is addressed to them. */
export interface Reader {
  memberId: string
  email: string
  role: string
  mutedTopics: string[]
  wantedTopics: string[]
}

export async function findReaders(transaction: Transaction, workspaceId: string): Promise<Reader[]> {
  const members = await transaction.member.findMany({
    where: { organizationId: workspaceId },
    include: { user: { select: { email: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return members.map(({ id, user, ...member }) => ({ ...member, memberId: id, email: user.email }))
}

/** What the words of a workspace's mails lean on. */
export async function findSetting(transaction: Transaction, workspaceId: string) {
  return transaction.workspace.findUnique({ where: { id: workspaceId }, select: { name: true, timeZone: true } })
}
