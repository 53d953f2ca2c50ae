import type { Reconciliation } from '@tieout/prisma'
import { localDay } from '../engine/night.ts'
import { addToTotals } from '../engine/tie-out-totals.ts'
import { tieOut, type Verdict } from '../engine/tie-out.ts'
import { publish } from '../events/publish.ts'
import type { Transaction } from '../lib/transaction.ts'
import { toDate } from '../lib/scalars.ts'
import { fenced, now, type Run } from '../sync/run.ts'
import { catchUp, overlapMs } from './catch-up.ts'
import { changed } from './end.ts'
import { finish } from './finish.ts'
import { saveFindings } from './save-findings.ts'
import type { Scene } from './our-entries.ts'
import { loadPairs, type Pair, type Pairs } from './pairs.ts'
import { holdOpen, keepAnswers } from './reconciliation.store.ts'
import { readTotals, storeTotals } from './totals.ts'
import { waitOrEnd } from './wait-or-end.ts'

/** A reading that took longer than this is brought up to one moment before it is compared. */
const freshMs = 2 * 60_000
/** As often the comparing is begun anew because of what changed meanwhile; then what moves is called under way. */
const mostRecompares = 3

export type Judged = Pair & { verdict: Verdict }

/** Compares some more documents; the last of them end the run. Costs no call, unless something moved since it was read. */
export async function compareSome(run: Run, open: Reconciliation): Promise<boolean> {
  const mayRead = open.recompares < mostRecompares
  if (mayRead && isStale(run, open)) return catchUp(run, open)
  const scene = await findScene(run, open)
  const next = await loadPairs(run, open, scene)
  if ('ok' in next) return waitOrEnd(run, open, next)
  const judged = next.pairs.flatMap((pair): Judged[] => {
    const verdict = tieOut(pair.ours?.entry, pair.theirs, scene.since)
    return verdict ? [{ ...pair, verdict }] : []
  })
  const isDoubtful = judged.some((one) => isMoved(open, one))
  if (isDoubtful && mayRead) return catchUp(run, open)
  const settled = judged.map((one) => (isMoved(open, one) ? underWay(one) : one))
  await fenced(run, async (transaction) => {
    if (!(await holdOpen(transaction, open.id))) return
    await keep(transaction, run, open, { ...next, settled })
    publish(transaction, [changed(open)])
  })
  return true
}

async function keep(
  transaction: Transaction,
  run: Run,
  open: Reconciliation,
  { thereTo, hereTo, pairs, calls, settled }: Pairs & { settled: Judged[] },
): Promise<void> {
  await keepAnswers(transaction, open.id, pairs)
  await saveFindings(transaction, open, settled)
  const totals = settled.reduce(
    (sum, { verdict, ours, theirs }) => addToTotals(sum, verdict.class, ours?.entry, theirs),
    readTotals(open.totals),
  )
  const days = settled.map(({ ours, theirs }) => theirs?.issuedOn ?? ours?.entry.issuedOn ?? '').toSorted()
  const [first] = days
  const last = days.at(-1)
  const data = {
    ...{ thereTo, hereTo, totals: storeTotals(totals), compared: open.compared + pairs.length, attempts: 0 },
    calls: open.calls + calls,
    ...(first && (!open.issuedFrom || toDate(first) < open.issuedFrom) ? { issuedFrom: toDate(first) } : {}),
    ...(last && (!open.issuedTo || toDate(last) > open.issuedTo) ? { issuedTo: toDate(last) } : {}),
  }
  await transaction.reconciliation.update({ where: { id: open.id }, data })
  if (thereTo === null && hereTo === null) await finish(transaction, open, now(run))
}

function isStale(run: Run, { thereTo, compared, caughtUpTo }: Reconciliation): boolean {
  const isBeginning = thereTo === '' && compared === 0
  return isBeginning && now(run).getTime() - (caughtUpTo?.getTime() ?? 0) > freshMs
}

/** Ours knows of a later state of the ledger's than what was read: pushed, paid or voided in between. */
function isMoved({ caughtUpTo }: Reconciliation, { verdict, ours, theirs }: Judged): boolean {
  if (verdict.class === 'UNDER_WAY' || !ours?.ledgerUpdatedAt) return false
  if (theirs) return ours.ledgerUpdatedAt > theirs.updatedAt
  return caughtUpTo !== null && ours.ledgerUpdatedAt.getTime() >= caughtUpTo.getTime() - overlapMs
}

function underWay(one: Judged): Judged {
  return one.verdict.class === 'EQUAL' ? one : { ...one, verdict: { ...one.verdict, class: 'UNDER_WAY' } }
}

/** With ALL, everything since ever is the workspace's business. */
async function findScene(run: Run, open: Reconciliation): Promise<Scene> {
  const { connectedAt, organisation, workspace } = await run.dependencies.prisma.connection.findUniqueOrThrow({
    where: { id: run.target.connectionId },
    select: {
      connectedAt: true,
      organisation: { select: { timeZone: true } },
      workspace: { select: { expensesAs: true } },
    },
  })
  const { expensesAs } = workspace
  if (open.scope === 'ALL' || !connectedAt) return { expensesAs, since: '' }
  return { expensesAs, connectedAt, since: localDay(connectedAt, organisation?.timeZone ?? 'UTC') }
}
