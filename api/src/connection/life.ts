import { warnOfExpiringKeys } from '../api-key/warn-expiring.ts'
import type { Dependencies } from '../dependencies.ts'
import { inTransaction } from '../lib/transaction.ts'
import { notify } from '../notification/notice.ts'
import { forgetNews } from '../events/forget-news.ts'
import { forgetOldNotices } from '../notification/forget.ts'
import { endConnection } from './end-connection.ts'
import { freshToken } from './fresh-token.ts'
import {
  deleteMappings,
  findExpiring,
  findNeedy,
  findQuiet,
  findRestingGrants,
  forgetOldAttempts,
  type Quiet,
} from './life.store.ts'
import { followPlans } from './follow-plans.ts'
import { offerPlaces } from './offer-places.ts'
import { consentOf } from './providers.ts'

const dayMs = 24 * 60 * 60_000
/** Well before Xero forgets a resting token, and rarely enough to be no traffic. */
const keepAliveDays = 25
/** Whoever lost their line has so long to come back to it. */
const newsKeptDays = 3
/** People are warned this many days before a quiet connection ends. */
const warnedBefore = [14, 3]
/** Somebody who did nothing about a broken connection is reminded on these days. */
const remindedOn = [7, 3, 1]
/** And of mappings that go, this many days before. */
const mappingsWarnedBefore = [1, 7]

/** One look at every connection's life; whatever fails is logged, and the rest goes on. Safe on any number of nodes. */
export async function liveOnce(dependencies: Dependencies): Promise<void> {
  const cares = { keepAlive, endQuiet, remind, forgetMappings, followPlans, offerPlaces, warnOfExpiringKeys, forgetOld }
  for (const [care, take] of Object.entries(cares))
    await take(dependencies).catch((cause: unknown) =>
      dependencies.log.error({ err: cause, care }, 'looking after connections broke off'),
    )
}

/** Refreshes consents that rest, so that a quiet connection doesn't expire (rule C9). */
async function keepAlive(dependencies: Dependencies): Promise<void> {
  const { prisma, clock, providers } = dependencies
  for (const id of await findRestingGrants(prisma, new Date(clock.now() - keepAliveDays * dayMs))) {
    const { provider } = await prisma.grant.findUniqueOrThrow({ where: { id }, select: { provider: true } })
    await freshToken({ ...dependencies, consent: consentOf(providers, provider) }, id)
  }
}

/** Warns of quiet connections, and ends those that stayed quiet (F106). */
async function endQuiet(dependencies: Dependencies): Promise<void> {
  const { prisma, clock, env } = dependencies
  const { inactivityDays } = env.life
  const firstWarning = inactivityDays - Math.max(...warnedBefore)
  for (const quiet of await findQuiet(prisma, new Date(clock.now() - firstWarning * dayMs))) {
    const idleDays = Math.floor((clock.now() - quiet.activeAt.getTime()) / dayMs)
    if (idleDays < inactivityDays) await warn(dependencies, quiet, idleDays)
    else {
      const ifStillSince = quiet.activeAt
      await endConnection(dependencies, quiet.connection, { code: 'INACTIVITY', idleDays, ifStillSince })
    }
  }
}

async function warn({ prisma, env }: Dependencies, quiet: Quiet, idleDays: number): Promise<void> {
  const { connection, organisation, activeAt } = quiet
  const days = warnedBefore.map((left) => env.life.inactivityDays - left).toSorted((a, b) => b - a)
  const due = days.find((day) => idleDays >= day)
  if (due === undefined) return
  const endsOn = new Date(activeAt.getTime() + env.life.inactivityDays * dayMs).toISOString().slice(0, 10)
  const { id: connectionId, workspaceId } = connection
  const key = `inactive ${connectionId} ${activeAt.toISOString()} ${due}`
  await notify(prisma, { workspaceId, key }, { kind: 'INACTIVE_SOON', connectionId, organisation, idleDays, endsOn })
}

/** Reminds of connections that still wait for somebody (E2). */
async function remind({ prisma, clock }: Dependencies): Promise<void> {
  for (const { id: connectionId, workspaceId, statusSince, statusCode } of await findNeedy(prisma)) {
    if (!statusSince) continue
    const days = (clock.now() - statusSince.getTime()) / dayMs
    const day = remindedOn.find((one) => days >= one)
    if (day === undefined) continue
    const since = statusSince.toISOString()
    const code = statusCode as 'TOKEN_EXPIRED'
    const key = `needs you ${connectionId} ${since} ${day}`
    await notify(prisma, { workspaceId, key }, { kind: 'CONNECTION_NEEDS_YOU', connectionId, code, since, day })
  }
}

/** Warns of mappings that go, and lets those go whose time is over (rule C7). */
async function forgetMappings({ prisma, clock }: Dependencies): Promise<void> {
  const now = new Date(clock.now())
  const horizon = new Date(now.getTime() + Math.max(...mappingsWarnedBefore) * dayMs)
  for (const { id, workspaceId, mappingsKeptUntil, organisation } of await findExpiring(prisma, horizon)) {
    if (!mappingsKeptUntil) continue
    const leftMs = mappingsKeptUntil.getTime() - now.getTime()
    if (leftMs <= 0) {
      await inTransaction(prisma, (transaction) => deleteMappings(transaction, id, now))
      continue
    }
    const due = mappingsWarnedBefore.find((days) => leftMs <= days * dayMs)
    const until = mappingsKeptUntil.toISOString().slice(0, 10)
    const key = `mappings ${id} ${mappingsKeptUntil.toISOString()} ${due}`
    const facts = { organisation: organisation?.name ?? 'Xero', until, daysLeft: Math.ceil(leftMs / dayMs) }
    await notify(prisma, { workspaceId, key }, { kind: 'MAPPINGS_EXPIRING', ...facts })
  }
}

async function forgetOld({ prisma, clock }: Dependencies): Promise<void> {
  await forgetOldAttempts(prisma, new Date(clock.now() - dayMs))
  await forgetNews(prisma, new Date(clock.now() - newsKeptDays * dayMs))
  await forgetOldNotices(prisma, new Date(clock.now() - 365 * dayMs))
}
