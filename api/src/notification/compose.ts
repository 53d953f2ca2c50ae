import { inTransaction, type Transaction } from '../lib/transaction.ts'
import { roleFrom } from '../workspace/roles.ts'
import type { MailDependencies } from './dependencies.ts'
import { layOut } from './lay-out.ts'
import type { Letter, LetterFoot } from './letter.ts'
import { failedLetter } from './letters/failed.ts'
import { findReaders, findSetting, lastMailAt, saveMails, type NewMail, type Reader } from './mail.store.ts'
import { closeNotices, findFailures, findTalkative, takeNotices, type StoredNotice } from './notice.store.ts'
import { topicOf, type NoticeOf } from './notice.ts'
import { writeLetter } from './write-letter.ts'
import { isWanted, topicRules, topicsFor, type Topic } from './topics.ts'
import { unsubscribeToken } from './unsubscribe.ts'

/** A workspace hears of failed invoices this often, and all of them together (E1). */
const digestMs = 15 * 60_000

/** Turns what waits to be told into mails, a workspace at a time; safe on any number of nodes. */
export async function composeMails(dependencies: MailDependencies): Promise<void> {
  for (const workspaceId of await findTalkative(dependencies.prisma))
    await inTransaction(dependencies.prisma, (transaction) => composeFor(transaction, dependencies, workspaceId))
}

async function composeFor(
  transaction: Transaction,
  dependencies: MailDependencies,
  workspaceId: string,
): Promise<void> {
  const now = new Date(dependencies.clock.now())
  const waiting = await takeNotices(transaction, workspaceId)
  if (waiting.length === 0) return
  const last = await lastMailAt(transaction, workspaceId, 'SYNC_FAILED')
  const isQuiet = last !== undefined && now.getTime() - last.getTime() < digestMs
  const told = waiting.filter(({ notice }) => notice.kind !== 'SYNC_FAILED' || !isQuiet)
  const setting = await findSetting(transaction, workspaceId)
  const readers = await findReaders(transaction, workspaceId)
  const failed = told.flatMap(({ notice }) => (notice.kind === 'SYNC_FAILED' ? [notice] : []))
  const mails: NewMail[] = []
  for (const letter of await writeFailed(transaction, failed, setting?.timeZone ?? 'UTC'))
    mails.push(...addressTo(readers, dependencies, { workspaceId, kind: 'SYNC_FAILED', topic: 'SYNC_FAILED', letter }))
  for (const { notice } of told)
    if (notice.kind !== 'SYNC_FAILED')
      mails.push(
        ...addressTo(readers, dependencies, {
          ...{ workspaceId, kind: notice.kind, topic: topicOf[notice.kind] },
          letter: writeLetter(notice),
        }),
      )
  await saveMails(transaction, mails, now)
  await closeNotices(transaction, idsOf(told), now)
}

function idsOf(notices: readonly StoredNotice[]): bigint[] {
  return notices.map(({ id }) => id)
}

/** One letter for everything that failed in an organisation and still is failed. */
async function writeFailed(
  transaction: Transaction,
  notices: readonly NoticeOf<'SYNC_FAILED'>[],
  timeZone: string,
): Promise<Letter[]> {
  const letters: Letter[] = []
  for (const [organisationId, own] of Map.groupBy(notices, (notice) => notice.organisationId)) {
    const found = await findFailures(
      transaction,
      organisationId,
      own.map(({ documentId }) => documentId),
    )
    const named = new Set(own.map(({ documentId, paymentId }) => paymentId ?? documentId))
    const failures = found.filter((one) => named.has(one.paymentId ?? one.documentId ?? ''))
    if (failures.length > 0) letters.push(failedLetter(failures, timeZone))
  }
  return letters
}

interface Addressed {
  workspaceId: string
  kind: string
  topic: Topic
  letter: Letter
}

function addressTo(
  readers: readonly Reader[],
  { env }: MailDependencies,
  { workspaceId, kind, topic, letter }: Addressed,
): NewMail[] {
  return readers
    .filter((reader) => topicsFor(roleFrom(reader.role)).includes(topic) && isWanted(reader, topic))
    .map(({ email, memberId }) => {
      const unsubscribe = topicRules[topic].isRequired ? null : unsubscribeToken(env.authSecret, memberId, topic)
      const foot: LetterFoot = {
        webUrl: env.publicWebUrl,
        because: becauseOf(topic),
        links: [
          { label: 'Choose which mails you get', path: '/settings/notifications' },
          ...(unsubscribe ? [{ label: 'No more of these', path: `/unsubscribe?token=${unsubscribe}` }] : []),
        ],
      }
      return { workspaceId, kind, recipient: email, unsubscribe, ...layOut(letter, foot) }
    })
}

function becauseOf(topic: Topic): string {
  return `You get this because it concerns a workspace you work in (${topicRules[topic].title.toLowerCase()}).`
}
