import { Prisma, type PrismaClient } from '@tieout/prisma'
import {
  type Budget,
  freshBudget,
  isForPeople,
  park,
  reserve,
  settle,
  type Wait,
  windowLeft,
} from '../engine/budget.ts'
import type { CallReport, LedgerFailure } from '../engine/ledger-answer.ts'
import { execute, inTransaction, query, type Transaction } from '../lib/transaction.ts'

const appScope = 'app'
/** Xero's numbers: five in flight and sixty a minute per organisation, ten thousand a minute per app. */
const organisationLimits = { perMinute: 60, concurrent: 5 }
const appLimits = { perMinute: 10_000, concurrent: 2_000 }

/** Takes one call from the organisation's and the app's budget, for every node alike; undefined means go. */
export async function reserveCall(
  prisma: PrismaClient,
  call: { id: string; ledgerOrganisationId: string; isInteractive: boolean; now: number },
): Promise<Wait | undefined> {
  return inTransaction(prisma, async (transaction) => {
    const budgets = await lockBudgets(transaction, call.ledgerOrganisationId)
    const own = reserve(budgets.organisation, call.now, call)
    const app = reserve(budgets.app, call.now, call)
    if (own.ok && app.ok) {
      await saveBudgets(transaction, call.ledgerOrganisationId, { organisation: own.budget, app: app.budget }, call.now)
      return undefined
    }
    if (!own.ok) return own.wait
    if (app.ok) return undefined
    return isForPeople(app.wait) ? app.wait : { ...app.wait, for: 'app' }
  })
}

/** Gives the call's slot back, with what its answer taught; a 429 parks. */
export async function settleCall(
  prisma: PrismaClient,
  call: { id: string; ledgerOrganisationId: string; now: number },
  report: CallReport,
  failure: LedgerFailure | undefined,
): Promise<void> {
  const { id, now } = call
  const { dayLeft } = report.limits
  await inTransaction(prisma, async (transaction) => {
    const budgets = await lockBudgets(transaction, call.ledgerOrganisationId)
    const own = { id, limits: { windowLeft: windowLeft(report, 'organisation'), dayLeft } }
    let organisation = settle(budgets.organisation, now, own)
    let app = settle(budgets.app, now, { id, limits: { windowLeft: windowLeft(report, 'app'), dayLeft: undefined } })
    if (failure?.kind === 'rateLimited' && failure.limit === 'app') app = park(app, now, failure)
    else if (failure?.kind === 'rateLimited') organisation = park(organisation, now, failure)
    await saveBudgets(transaction, call.ledgerOrganisationId, { organisation, app }, now)
  })
}

/** The budget as last known, for the gauge; undefined before the first call. */
export async function findBudget(prisma: PrismaClient, ledgerOrganisationId: string): Promise<Budget | undefined> {
  const row = await prisma.rateBudget.findUnique({ where: { scope: ledgerOrganisationId } })
  return row ? (row.state as unknown as Budget) : undefined
}

interface Budgets {
  organisation: Budget
  app: Budget
}

/** Always in the same order, so that no two nodes wait for each other. */
async function lockBudgets(transaction: Transaction, ledgerOrganisationId: string): Promise<Budgets> {
  const scopes = [appScope, ledgerOrganisationId]
  const lock = () =>
    query<{ scope: string; state: Budget }>(
      transaction,
      Prisma.sql`select scope, state from "RateBudget" where scope in (${Prisma.join(scopes)})
        order by scope = ${appScope} desc for update`,
    )
  let rows = await lock()
  if (rows.length < 2) {
    await seedBudgets(transaction, ledgerOrganisationId)
    rows = await lock()
  }
  const of = (scope: string) => rows.find((row) => row.scope === scope)?.state
  return {
    organisation: of(ledgerOrganisationId) ?? freshBudget(organisationLimits),
    app: of(appScope) ?? freshBudget(appLimits),
  }
}

async function seedBudgets(transaction: Transaction, ledgerOrganisationId: string): Promise<void> {
  const app = JSON.stringify(freshBudget(appLimits))
  const own = JSON.stringify(freshBudget(organisationLimits))
  await execute(
    transaction,
    Prisma.sql`insert into "RateBudget" (scope, state, "updatedAt")
      values (${appScope}, ${app}::jsonb, now()), (${ledgerOrganisationId}, ${own}::jsonb, now())
      on conflict (scope) do nothing`,
  )
}

async function saveBudgets(transaction: Transaction, ledgerOrganisationId: string, budgets: Budgets, now: number) {
  const [own, app] = [JSON.stringify(budgets.organisation), JSON.stringify(budgets.app)]
  await execute(
    transaction,
    Prisma.sql`update "RateBudget" set "updatedAt" = ${new Date(now)},
        state = case scope when ${appScope} then ${app}::jsonb else ${own}::jsonb end
      where scope in (${appScope}, ${ledgerOrganisationId})`,
  )
}
