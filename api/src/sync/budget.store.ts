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
import { pausedByPerson } from '../connection/pause.ts'
import type { CallReport, LedgerFailure } from '../engine/ledger-answer.ts'
import { execute, inTransaction, query, type Transaction } from '../lib/transaction.ts'
import { appScopeOf, appScopes, shareLimits, shareOf, wholeKeptMs, wholeScope } from './app-shares.ts'

/** Xero's numbers: five in flight and sixty a minute per organisation. */
const organisationLimits = { perMinute: 60, concurrent: 5 }

/** One call of an organisation; its share of the app's limit follows from its id. */
interface Call {
  id: string
  ledgerOrganisationId: string
  now: number
}

/**
 * Takes one call from the organisation's and the app's budget, for every node alike; undefined means go. Whoever paused the
 * connection until this moment has the last word.
 */
export function reserveCall(
  prisma: PrismaClient,
  call: Call & { isInteractive: boolean; connectionId: string },
): Promise<Wait | 'paused' | undefined>
export function reserveCall(prisma: PrismaClient, call: Call & { isInteractive: boolean }): Promise<Wait | undefined>
export async function reserveCall(
  prisma: PrismaClient,
  call: Call & { isInteractive: boolean; connectionId?: string },
): Promise<Wait | 'paused' | undefined> {
  const [ownScope, appScope] = [call.ledgerOrganisationId, appScopeOf(call.id)]
  const which = { scopes: [appScope, ownScope], now: call.now, connectionId: call.connectionId }
  return withBudgets(prisma, which, async (locked) => {
    const { transaction, budgets, isPaused } = locked
    if (isPaused) return 'paused'
    // The organisation's own limit says first why to wait.
    for (const scope of [ownScope, ...[...budgets.keys()].filter((one) => one !== ownScope)]) {
      const taken = reserve(budgetOf(budgets, scope), call.now, call)
      if (!taken.ok) return scope === ownScope || isForPeople(taken.wait) ? taken.wait : { ...taken.wait, for: 'app' }
      budgets.set(scope, taken.budget)
    }
    await saveBudgets(transaction, budgets, call.now)
    return undefined
  })
}

/** Gives the call's slot back, with what its answer taught; a 429 parks, and one of the app's parks every share. */
export async function settleCall(
  prisma: PrismaClient,
  call: Call,
  report: CallReport,
  failure: LedgerFailure | undefined,
): Promise<void> {
  const { id, now } = call
  const [ownScope, appScope] = [call.ledgerOrganisationId, appScopeOf(id)]
  const refused = failure?.kind === 'rateLimited' ? failure : undefined
  const parked = refused?.limit === 'app' ? appScopes : refused ? [ownScope] : []
  const scopes = [...new Set([...parked, appScope, ownScope])]
  await withBudgets(prisma, { scopes, now }, async ({ transaction, budgets }) => {
    const appLeft = windowLeft(report, 'app')
    const own = { id, limits: { windowLeft: windowLeft(report, 'organisation'), dayLeft: report.limits.dayLeft } }
    const app = { id, limits: { windowLeft: shareOf(appLeft), dayLeft: undefined } }
    budgets.set(ownScope, settle(budgetOf(budgets, ownScope), now, own))
    budgets.set(appScope, settle(budgetOf(budgets, appScope), now, app))
    const whole = budgets.get(wholeScope)
    if (whole) budgets.set(wholeScope, settle(whole, now, { id, limits: { windowLeft: appLeft, dayLeft: undefined } }))
    if (refused) for (const scope of parked) budgets.set(scope, park(budgetOf(budgets, scope), now, refused))
    if (refused?.limit === 'app' && whole) budgets.set(wholeScope, park(budgetOf(budgets, wholeScope), now, refused))
    await saveBudgets(transaction, budgets, now)
  })
}

/** The budget as last known, for the gauge; undefined before the first call. */
export async function findBudget(prisma: PrismaClient, ledgerOrganisationId: string): Promise<Budget | undefined> {
  const row = await prisma.rateBudget.findUnique({ where: { scope: ledgerOrganisationId } })
  return row ? (row.state as unknown as Budget) : undefined
}

type Budgets = Map<string, Budget>

/** What is locked until the transaction ends. */
interface Locked {
  transaction: Transaction
  budgets: Budgets
  isPaused: boolean
}

/** Which budgets, and as of when; those of a paused connection are told to be so. */
interface Which {
  scopes: readonly string[]
  now: number
  connectionId?: string | undefined
}

/**
 * Does `work` with the budgets locked: in one statement and always in the same order, so that no two nodes wait for each
 * other. Those that are missing are therefore made before anything is locked, not beside what is.
 */
async function withBudgets<Result>(
  prisma: PrismaClient,
  which: Which,
  work: (locked: Locked) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const done = await inTransaction(prisma, async (transaction) => {
      const locked = await lockBudgets(transaction, which)
      return which.scopes.every((scope) => locked.budgets.has(scope)) ? { result: await work(locked) } : undefined
    })
    if (done) return done.result
    await seedBudgets(prisma, which.scopes)
  }
}

/** With the row of the whole limit, as long as an older version keeps it. */
async function lockBudgets(transaction: Transaction, { scopes, now, connectionId = '' }: Which): Promise<Locked> {
  const rows = await query<{ scope: string; state: Budget; isPaused: boolean }>(
    transaction,
    Prisma.sql`select scope, state, exists (select 1 from "Connection" c where c.id = ${connectionId}
        and c.status::text = ${pausedByPerson.status} and c."statusCode" = ${pausedByPerson.statusCode}) as "isPaused"
      from "RateBudget" where scope = any(${[wholeScope, ...scopes]})
        and (scope <> ${wholeScope} or "updatedAt" > ${new Date(now - wholeKeptMs)})
      order by scope = ${wholeScope} desc, starts_with(scope, 'app:') desc, scope for update`,
  )
  const budgets = new Map(rows.map(({ scope, state }) => [scope, state]))
  return { transaction, budgets, isPaused: rows.some(({ isPaused }) => isPaused) }
}

function budgetOf(budgets: Budgets, scope: string): Budget {
  return budgets.get(scope) ?? fresh(scope)
}

function fresh(scope: string): Budget {
  return freshBudget(appScopes.includes(scope) ? shareLimits : organisationLimits)
}

async function seedBudgets(prisma: PrismaClient, scopes: readonly string[]): Promise<void> {
  const states = scopes.map((scope) => JSON.stringify(fresh(scope)))
  await execute(
    prisma,
    Prisma.sql`insert into "RateBudget" (scope, state, "updatedAt")
      select scope, state::jsonb, now() from unnest(${scopes}::text[], ${states}::text[]) as seed(scope, state)
      order by starts_with(scope, 'app:') desc, scope
      on conflict (scope) do nothing`,
  )
}

/** When the whole limit's row was touched is for the older version to say. */
async function saveBudgets(transaction: Transaction, budgets: Budgets, now: number): Promise<void> {
  const scopes = [...budgets.keys()]
  const states = [...budgets.values()].map((budget) => JSON.stringify(budget))
  await execute(
    transaction,
    Prisma.sql`update "RateBudget" b set state = kept.state::jsonb,
        "updatedAt" = case b.scope when ${wholeScope} then b."updatedAt" else ${new Date(now)} end
      from unnest(${scopes}::text[], ${states}::text[]) as kept(scope, state) where b.scope = kept.scope`,
  )
}
