import type { Organisation } from '@tieout/prisma'
import { type Look, readBefore } from '../engine/read-again.ts'
import { takeStep } from '../reconciliation/take-step.ts'
import { pullReferenceData } from '../reference-data/pull-reference-data.ts'
import { drainInbound } from './inbound.ts'
import { poll } from './poll.ts'
import { call, now, restBackground, type Run } from './run.ts'

/** What could not be read is not asked for again before. */
const unreadPauseMs = 30_000

/** What the ledger reported since; false when there was nothing, or it must wait. */
export async function takeInNews(run: Run): Promise<boolean> {
  const at = now(run)
  const where = { id: run.target.organisationId }
  const organisation = await run.dependencies.prisma.organisation.findUniqueOrThrow({ where })
  if (organisation.backgroundRestUntil && organisation.backgroundRestUntil > at) return false
  const look = await lookForNews(run, organisation, at)
  if (look === 'unread') await restBackground(run, at.getTime() + unreadPauseMs)
  return look === 'taken'
}

async function lookForNews(run: Run, organisation: Organisation, at: Date): Promise<Look> {
  const { referenceSyncedAt, referenceDoubtedAt, lastPolledAt } = organisation
  const { referenceBefore, doubtedBefore, polledBefore } = readBefore(at)
  const reported = await drainInbound(run)
  if (reported !== 'nothing') return reported
  if (isBefore(referenceSyncedAt, referenceDoubtedAt ? doubtedBefore : referenceBefore)) return readBooksAgain(run)
  if (isBefore(lastPolledAt, polledBefore)) return poll(run)
  // Last of all: everything a person or a webhook waits for goes first, between any two of its steps.
  return (await takeStep(run)) ? 'taken' : 'nothing'
}

function isBefore(readAt: Date | null, moment: Date): boolean {
  return !readAt || readAt <= moment
}

async function readBooksAgain(run: Run): Promise<Look> {
  const read = await pullReferenceData(run.dependencies, run.target, (send) =>
    call(run, { isInteractive: false }, send),
  )
  return read ? 'taken' : 'unread'
}
