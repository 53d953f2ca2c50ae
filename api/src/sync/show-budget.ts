import type { PrismaClient } from '@tieout/prisma'
import { asOf, minuteLeft } from '../engine/budget.ts'
import { forecast } from '../engine/forecast.ts'
import { findBudget } from './budget.store.ts'

/** Calls left, as the ledger last reported them. */
export interface CallBudget {
  minuteLeft: number
  minuteLimit: number
  dayLeft: number
  dayLimit: number
  parkedUntil: Date | undefined
}

/** Undefined before the first answer told the day's number: it depends on the app's plan and is never assumed. */
export async function showBudget(
  prisma: PrismaClient,
  ledgerOrganisationId: string,
  now: number,
): Promise<CallBudget | undefined> {
  const stored = await findBudget(prisma, ledgerOrganisationId)
  const budget = stored && asOf(stored, now)
  if (!budget || budget.dayLimit === undefined) return undefined
  return {
    minuteLeft: minuteLeft(budget),
    minuteLimit: budget.minuteLimit,
    dayLeft: Math.max(0, budget.dayLeft ?? budget.dayLimit),
    dayLimit: budget.dayLimit,
    parkedUntil: budget.parkedUntil === undefined ? undefined : new Date(budget.parkedUntil),
  }
}

/** Roughly how many milliseconds so many calls take that nobody waits for. */
export async function forecastCalls(
  prisma: PrismaClient,
  organisationId: string,
  { calls, now }: { calls: number; now: number },
): Promise<number> {
  const { ledgerOrganisationId } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const stored = await findBudget(prisma, ledgerOrganisationId)
  return forecast(calls, stored && asOf(stored, now), now)
}
