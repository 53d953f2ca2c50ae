import type { Grant } from '@tieout/prisma'
import type { TokenAnswer, TokenSet } from '../engine/ledger-consent.ts'
import { seal, unseal } from '../lib/seal.ts'
import { inTransaction } from '../lib/transaction.ts'
import { throughDoor } from '../wall/doors.ts'
import type { SyncDependencies } from '../sync/dependencies.ts'
import { countRefresh } from '../telemetry/meters.ts'
import { markConnections } from './mark-connection.ts'

type TokenDependencies = Pick<SyncDependencies, 'prisma' | 'clock' | 'consent' | 'sealKey' | 'newId' | 'log'>

export type Access = { ok: true; accessToken: string } | { ok: false; because: 'expired' | 'unavailable' }

/** Refreshed when less than this is left, so that a token does not die on its way. */
const refreshBeforeMs = 5 * 60_000
/** How long one node is believed to be refreshing before another may try. */
const claimMs = 30_000
/** Xero takes the previous refresh token for half an hour after its first use. */
const graceMs = 30 * 60_000
const pollMs = 50

/**
 * An access token that is good for at least a few minutes. However many callers on however many nodes ask, the ledger
 * is asked for a new pair once; the pair is stored before anyone uses it. `refused` names a token the ledger just
 * called expired, whatever its date says.
 */
export function freshToken(dependencies: TokenDependencies, grantId: string, refused?: string): Promise<Access> {
  return throughDoor('grants', () => untilFresh(dependencies, grantId, refused))
}

async function untilFresh(
  dependencies: TokenDependencies,
  grantId: string,
  refused: string | undefined,
): Promise<Access> {
  const { prisma, clock, sealKey } = dependencies
  const giveUpAt = clock.now() + claimMs + 5_000
  while (clock.now() < giveUpAt) {
    const grant = await prisma.grant.findUniqueOrThrow({ where: { id: grantId } })
    if (grant.state !== 'ACTIVE') return { ok: false, because: 'expired' }
    const accessToken = unseal(grant.sealedAccessToken, grant.id, sealKey)
    const left = grant.accessExpiresAt.getTime() - clock.now()
    if (accessToken !== refused && left > refreshBeforeMs) return { ok: true, accessToken }
    const holder = await claimRefresh(dependencies, grant)
    if (holder) {
      const outcome = await refreshOnce(dependencies, grant, holder)
      if (outcome) return outcome
    } else {
      if (accessToken !== refused && left > pollMs) return { ok: true, accessToken }
      await clock.sleep(pollMs)
    }
  }
  return { ok: false, because: 'unavailable' }
}

async function claimRefresh({ prisma, clock, newId }: TokenDependencies, grant: Grant): Promise<string | undefined> {
  const now = new Date(clock.now())
  const holder = newId()
  const { count } = await prisma.grant.updateMany({
    where: { id: grant.id, version: grant.version, OR: [{ refreshUntil: null }, { refreshUntil: { lt: now } }] },
    data: { refreshHolder: holder, refreshUntil: new Date(now.getTime() + claimMs) },
  })
  return count === 1 ? holder : undefined
}

/** Undefined: someone else was quicker after all; read again. */
async function refreshOnce(dependencies: TokenDependencies, grant: Grant, holder: string): Promise<Access | undefined> {
  const { consent, sealKey, prisma, clock, log } = dependencies
  let answer = await consent.refresh(unseal(grant.sealedRefreshToken, grant.id, sealKey))
  if (isRefused(answer) && grant.sealedPreviousRefresh && clock.now() - grant.refreshedAt.getTime() < graceMs)
    answer = await consent.refresh(unseal(grant.sealedPreviousRefresh, grant.id, sealKey))
  countRefresh(answer.ok ? 'ok' : isRefused(answer) ? 'refused' : 'unavailable')
  if (answer.ok) return keepTokens(dependencies, grant, holder, answer.tokens)
  if (isRefused(answer)) return refuseGrant(dependencies, grant, holder)
  log.warn(
    { grantId: grant.id, said: answer.failure.said, kind: answer.failure.kind },
    'a token could not be refreshed',
  )
  await prisma.grant.updateMany({ where: { id: grant.id, refreshHolder: holder }, data: { refreshUntil: null } })
  return { ok: false, because: 'unavailable' }
}

function isRefused(answer: TokenAnswer): boolean {
  return !answer.ok && answer.failure.kind === 'refused'
}

/** Stores the new pair before its first use; the old refresh token stays until the next, for a lost answer. */
async function keepTokens(
  { prisma, clock, sealKey }: TokenDependencies,
  grant: Grant,
  holder: string,
  tokens: TokenSet,
): Promise<Access | undefined> {
  const now = clock.now()
  const { count } = await prisma.grant.updateMany({
    where: { id: grant.id, refreshHolder: holder },
    data: {
      sealedAccessToken: seal(tokens.accessToken, grant.id, sealKey),
      sealedRefreshToken: seal(tokens.refreshToken, grant.id, sealKey),
      sealedPreviousRefresh: grant.sealedRefreshToken,
      accessExpiresAt: new Date(now + tokens.expiresInSeconds * 1000),
      refreshedAt: new Date(now),
      version: { increment: 1 },
      refreshHolder: null,
      refreshUntil: null,
    },
  })
  return count === 1 ? { ok: true, accessToken: tokens.accessToken } : undefined
}

async function refuseGrant(
  { prisma, clock }: TokenDependencies,
  grant: Grant,
  holder: string,
): Promise<Access | undefined> {
  return inTransaction(prisma, async (transaction) => {
    const { count } = await transaction.grant.updateMany({
      where: { id: grant.id, refreshHolder: holder, version: grant.version },
      data: { state: 'REFUSED', refreshHolder: null, refreshUntil: null },
    })
    if (count === 0) return undefined
    const expired = { status: 'EXPIRED', reason: { code: 'TOKEN_EXPIRED' }, now: new Date(clock.now()) } as const
    await markConnections(transaction, { grantId: grant.id }, expired)
    return { ok: false, because: 'expired' } as const
  })
}
