import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Bench } from './kit/bench.ts'
import { countCalls, kindsOf } from './kit/calls.ts'
import { type Found, round } from './kit/figure.ts'
import { loadClients, loadDrafts, sendDrafts, sendLongAgo } from './kit/load.ts'
import { openMovingWorld } from './kit/moving-world.ts'
import { isBackfilled, isPushed } from './kit/pushed.ts'

const atOnce = 5
const perMinute = 60
const perCall = 50

/** How long a backfill of ten thousand invoices takes on Xero's clock, against the least that its limits allow. */
export async function measure(bench: Bench): Promise<Found> {
  const count = bench.size(10_000)
  const quick = await backfill(bench, count, 1_000)
  const slow = await backfill(bench, count, 6_000)
  return {
    value: Math.max(quick.ratio, slow.ratio),
    unit: 'times the least time possible',
    goal: '<= 1.10',
    also: {
      at_1_s_a_call: { value: quick.ratio, unit: 'times the least', goal: '<= 1.10' },
      at_6_s_a_call: { value: slow.ratio, unit: 'times the least', goal: '<= 1.10' },
      refused_for_limits: { value: quick.refused + slow.refused, unit: 'answers 429', goal: '<= 0' },
    },
    detail: {
      invoices: count,
      at_1_s_a_call: quick,
      at_6_s_a_call: slow,
      left_out: 'our own work: time stands still while it is done (see ms_per_invoice); connecting; the contacts',
    },
  }
}

async function backfill(bench: Bench, count: number, latencyMs: number) {
  const world = await openMovingWorld(bench, { tier: 'core' })
  try {
    const { control } = world.simulator
    const story = await beginConnectedStory(world)
    await story.createTaxRate('VAT', '20')
    await loadClients(world, story, 'KNOWN', 50)
    await loadDrafts(world, story, { prefix: 'KNOWN', count: 50 })
    await sendDrafts(story)
    await world.workUntil(() => isPushed(world))
    await loadDrafts(world, story, { prefix: 'KNOWN', count: count, series: 'BULK' })
    await sendLongAgo(world, story)
    bench.say(`${count} sent before, ${latencyMs / 1000} s a call`)
    // Whatever was called before is out of every window by then.
    await control.advance(120_000)
    control.set({ latencyMs })
    const calls = countCalls(world, story)
    const begun = performance.now()
    await story.graph.run('startBackfill', { historyMode: 'ALL' }, '... on Backfill { id }')
    const took = await world.workUntil(() => isBackfilled(world))
    const made = calls()
    const least = leastMs(Math.ceil(count / perCall), latencyMs)
    bench.say(`pushed in ${took / 1000} virtual seconds; the least is ${least / 1000}`)
    return {
      ratio: took / least,
      virtual_seconds: took / 1000,
      least_seconds: least / 1000,
      calls: kindsOf(made),
      refused: made.filter(({ status }) => status === 429).length,
      ms_per_invoice: round((performance.now() - begun) / count),
    }
  } finally {
    await world.close()
  }
}

/** Five at once, sixty in any minute, fifty invoices a call: when the last of so many calls can end. */
function leastMs(calls: number, latencyMs: number): number {
  const starts: number[] = []
  for (let call = 0; call < calls; call++) {
    const slotFree = (starts[call - atOnce] ?? -latencyMs) + latencyMs
    const minuteFree = (starts[call - perMinute] ?? -60_000) + 60_000
    starts.push(Math.max(0, slotFree, minuteFree))
  }
  return (starts.at(-1) ?? 0) + latencyMs
}
