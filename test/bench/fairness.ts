import { setTimeout as delay } from 'node:timers/promises'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { loadClients, loadDrafts, queueDrafts, sendDrafts } from './kit/load.ts'
import { type MovingWorld, openMovingWorld } from './kit/moving-world.ts'
import { isPushed } from './kit/pushed.ts'
import { type Service, startService } from './kit/service.ts'
import { fairness, median } from './kit/statistics.ts'

const organisations = 100
const invoicesEach = 1_000
const backlog = 50_000
/** Xero's limits of one organisation. */
const atOnce = 5
const perCall = 50
const virtualLatencyMs = 1_000
const latencyMs = 200
const probes = 7
const probeSize = 1

/** Whether organisations of one node are served alike, and whether a small one waits for a large one's backlog. */
export async function measure(bench: Bench): Promise<Found> {
  const alike = await serveMany(bench)
  const beside = await serveSmallBesideLarge(bench)
  return {
    value: alike.jain,
    unit: "Jain's index of invoices per second, 1 is equal",
    goal: '>= 0.95',
    also: {
      time_for_all: { value: alike.ratio, unit: 'times the least', goal: '<= 1.15' },
      small_beside_large: { value: beside.times, unit: 'times its wait alone', goal: '<= 2' },
    },
    detail: {
      alike,
      small_beside_large: beside,
      latency_ms: latencyMs,
      note: 'alike: by the virtual clock, where our own work takes no time; beside: by the real one, one process',
    },
  }
}

/** By the virtual clock: how the calls of a hundred organisations are laid out, whatever our own work takes. */
async function serveMany(bench: Bench) {
  const world = await openMovingWorld(bench, { tier: 'core' })
  try {
    const count = bench.size(invoicesEach)
    const stories: Story[] = []
    for (let n = 0; n < organisations; n++) {
      const story = await beginConnectedStory(world)
      await story.createTaxRate('VAT', '20')
      await loadClients(world, story, 'KNOWN', 1)
      await loadDrafts(world, story, { prefix: 'KNOWN', count: 1 })
      await sendDrafts(story)
      stories.push(story)
    }
    await world.workUntil(() => isPushed(world))
    bench.say(`${organisations} organisations connected`)
    for (const story of stories) {
      await loadDrafts(world, story, { prefix: 'KNOWN', count, series: 'BULK' })
      await queueDrafts(world, story)
    }
    bench.say('all queued')
    // Whatever was called before is out of every window by then.
    await world.simulator.control.advance(120_000)
    world.simulator.control.set({ latencyMs: virtualLatencyMs })
    const begun = world.clock.now()
    const real = performance.now()
    const took = await world.serveUntil(() => isPushed(world))
    const seconds = await endsIn(world, begun)
    const least = (Math.ceil(count / perCall / atOnce) * virtualLatencyMs) / 1000
    bench.say(`all pushed after ${took / 1000} virtual seconds; the least is ${least}`)
    return {
      jain: fairness(seconds.map((taken) => count / taken)),
      ratio: Math.max(...seconds) / least,
      organisations,
      invoices_each: count,
      least_seconds: least,
      first_done_after_seconds: Math.min(...seconds),
      last_done_after_seconds: Math.max(...seconds),
      ms_per_invoice: round((performance.now() - real) / count / organisations),
    }
  } finally {
    await world.close()
  }
}

/** After how many seconds the last invoice of each organisation was in Xero. */
async function endsIn({ dependencies: { pool } }: MovingWorld, begun: number): Promise<number[]> {
  const { rows } = await pool.query<{ last: Date }>(
    `select max("syncedAt") as last from "SyncStatus" where state = 'SYNCED' and "ledgerNumber" like 'BULK%'
     group by "organisationId"`,
  )
  return rows.map(({ last }) => (last.getTime() - begun) / 1000)
}

async function serveSmallBesideLarge(bench: Bench) {
  const service = await startService(bench)
  try {
    const small = await prepare(service, 0)
    const large = await prepare(service, bench.size(backlog))
    service.simulator.control.set({ latencyMs })
    const alone = await probe(service, small, 'ALONE')
    await queueDrafts(service, large)
    bench.say('the backlog is queued')
    const beside = await probe(service, small, 'BESIDE')
    const { rows } = await service.dependencies.pool.query(`select count(*)::int as left from "OutboxEntry"`)
    return {
      times: median(beside) / median(alone),
      median_ms_alone: round(median(alone)),
      median_ms_beside: round(median(beside)),
      worst_ms_beside: Math.max(...beside),
      backlog: bench.size(backlog),
      backlog_left_after: rows[0].left,
    }
  } finally {
    await service.close()
  }
}

/** Connected, its client known to Xero, with so many drafts. */
async function prepare(service: Service, drafts: number): Promise<Story> {
  const story = await beginConnectedStory(service)
  await story.createTaxRate('VAT', '20')
  await loadClients(service, story, 'KNOWN', 1)
  await loadDrafts(service, story, { prefix: 'KNOWN', count: 1 })
  await sendDrafts(story)
  while (!(await isPushed(service))) await delay(20)
  if (drafts > 0) await loadDrafts(service, story, { prefix: 'KNOWN', count: drafts, series: 'BULK' })
  return story
}

/** How long an invoice of the small one takes, from its sending until it is in Xero: once for each probe. */
async function probe(service: Service, story: Story, series: string): Promise<number[]> {
  const { pool } = service.dependencies
  const taken: number[] = []
  for (let n = 0; n < probes; n++) {
    await loadDrafts(service, story, { prefix: 'KNOWN', count: probeSize, series: `${series}${n}` })
    const begun = Date.now()
    await sendDrafts(story)
    for (;;) {
      const { rows } = await pool.query<{ done: number; last: Date }>(
        `select count(*)::int as done, max("syncedAt") as last from "SyncStatus" where state = 'SYNCED'
          and "ledgerNumber" like $1`,
        [`${series}${n}-%`],
      )
      const [row] = rows
      if (row?.done === probeSize) {
        taken.push(row.last.getTime() - begun)
        break
      }
      await delay(20)
    }
  }
  return taken
}
