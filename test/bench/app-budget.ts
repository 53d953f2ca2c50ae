import { reserveCall, settleCall } from '@tieout/api/sync/budget.store'
import { connect } from '@tieout/prisma'
import { createTestDatabase } from '@tieout/prisma/testing'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { percentile } from './kit/statistics.ts'

/** As many calls as are under way at once, of as many organisations as two workers drain. */
const underWay = 64
const organisations = 256
const report = {
  operation: 'createInvoices',
  status: 200,
  requestId: undefined,
  durationMs: 0,
  limits: { minuteLeft: undefined, dayLeft: undefined, appMinuteLeft: undefined },
}

/**
 * How many calls a second all nodes together can take from the budget of the app: two transactions each, from two
 * pools. Xero's limit is 167 a second; time is made to pass, so that it never refuses, neither the app nor an organisation.
 */
export async function measure(bench: Bench): Promise<Found> {
  const database = await createTestDatabase(bench.template)
  const [even, odd] = [connect(database.url), connect(database.url)]
  const took: number[] = []
  const calls = bench.size(4_000)
  let begun = 0
  const work = async (worker: number) => {
    const { prisma } = worker % 2 === 0 ? even : odd
    while (begun < calls) {
      const nth = begun++
      // A minute for every five thousand calls: half of what Xero allows the app, a third of what it allows an organisation.
      const call = { id: `${nth}`, ledgerOrganisationId: `organisation-${nth % organisations}`, now: nth * 12 }
      const from = performance.now()
      const wait = await reserveCall(prisma, { ...call, isInteractive: true })
      if (wait) throw new Error(`It was to wait for ${wait.for}`)
      await settleCall(prisma, call, report, undefined)
      took.push(performance.now() - from)
    }
  }
  try {
    const from = performance.now()
    const cpu = process.cpuUsage()
    await Promise.all(Array.from({ length: underWay }, (_, worker) => work(worker)))
    const seconds = (performance.now() - from) / 1_000
    const { user, system } = process.cpuUsage(cpu)
    return {
      value: calls / seconds,
      unit: 'calls a second through the budget of the app',
      goal: '>= 167',
      detail: {
        calls,
        seconds: round(seconds),
        p50_ms: round(percentile(took, 0.5)),
        p99_ms: round(percentile(took, 0.99)),
        node_cpu_ms_each: round((user + system) / 1_000 / calls),
      },
    }
  } finally {
    await Promise.all([even.close(), odd.close()])
    await database.drop()
  }
}
