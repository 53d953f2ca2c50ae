import { reserveCall, settleCall } from '@tieout/api/sync/budget.store'
import { connect } from '@tieout/prisma'
import { createTestDatabase } from '@tieout/prisma/testing'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { percentile } from './kit/statistics.ts'

/** As many organisations as two workers drain at once. */
const organisations = 64
const report = {
  operation: 'createInvoices',
  status: 200,
  requestId: undefined,
  durationMs: 0,
  limits: { minuteLeft: undefined, dayLeft: undefined, appMinuteLeft: undefined },
}

/**
 * How many calls a second all nodes together can take from the one budget of the app, which stands in one row: two
 * transactions each, from two pools. Xero's limit is 167 a second; time is made to pass, so that it never refuses.
 */
export async function measure(bench: Bench): Promise<Found> {
  const database = await createTestDatabase(bench.template)
  const [even, odd] = [connect(database.url), connect(database.url)]
  const took: number[] = []
  const calls = bench.size(4_000)
  let begun = 0
  const work = async (organisation: number) => {
    const { prisma } = organisation % 2 === 0 ? even : odd
    while (begun < calls) {
      const id = `${begun++}`
      // A minute for every five thousand calls: half of what Xero allows.
      const call = { id, ledgerOrganisationId: `organisation-${organisation}`, now: begun * 12 }
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
    await Promise.all(Array.from({ length: organisations }, (_, organisation) => work(organisation)))
    const seconds = (performance.now() - from) / 1_000
    const { user, system } = process.cpuUsage(cpu)
    return {
      value: calls / seconds,
      unit: 'calls a second through the one budget of the app',
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
