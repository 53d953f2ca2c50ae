import { setTimeout as delay } from 'node:timers/promises'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Story } from '../kit/story.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { loadClients, loadDrafts, queueDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'
import { type Service, startService } from './kit/service.ts'
import { fairness, median } from './kit/statistics.ts'

const latencyMs = 200
const organisations = 20
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
      small_beside_large: { value: beside.times, unit: 'times its wait alone', goal: '<= 2' },
    },
    detail: {
      alike,
      small_beside_large: beside,
      latency_ms: latencyMs,
      note: 'by the real clock, one process: 20 organisations of 200, not 100 of 1,000',
    },
  }
}

async function serveMany(bench: Bench) {
  const service = await startService(bench)
  try {
    const count = bench.size(200)
    const stories: Story[] = []
    for (let n = 0; n < organisations; n++) stories.push(await prepare(service, count))
    bench.say(`${organisations} organisations connected`)
    // All are due before anyone works, so that none begins earlier than another.
    await service.restart('api')
    for (const story of stories) await queueDrafts(service, story)
    service.simulator.control.set({ latencyMs })
    bench.say('all queued')
    const before = service.simulator.control.requests().at(-1)?.sequence ?? 0
    service.addWorker()
    const half = await untilPushed(service, (organisations * count) / 2)
    await untilPushed(service, organisations * count)
    const { rows } = await service.dependencies.pool.query<{ last: Date }>(
      `select max("syncedAt") as last from "SyncStatus" where state = 'SYNCED' and "ledgerNumber" like 'BULK%'
       group by "organisationId"`,
    )
    const first = service.simulator.control.requests().find(({ sequence }) => sequence > before)
    const begun = Date.parse(first?.at ?? '')
    const seconds = rows.map(({ last }) => (last.getTime() - begun) / 1000)
    bench.say(`all pushed after ${Math.max(...seconds)} s`)
    return {
      jain: fairness(seconds.map((taken) => count / taken)),
      jain_of_progress_at_half: round(fairness(half)),
      organisations,
      invoices_each: count,
      first_done_after_seconds: Math.min(...seconds),
      last_done_after_seconds: Math.max(...seconds),
    }
  } finally {
    await service.close()
  }
}

/** Waits until so many are in Xero; answers how many of each organisation are. */
async function untilPushed({ dependencies: { pool } }: Service, wanted: number): Promise<number[]> {
  for (;;) {
    const { rows } = await pool.query<{ done: number }>(
      `select count(*) filter (where state = 'SYNCED' and "ledgerNumber" like 'BULK%')::int as done
       from "SyncStatus" group by "organisationId"`,
    )
    const done = rows.map((row) => row.done)
    if (done.reduce((sum, one) => sum + one, 0) >= wanted) return done
    await delay(50)
  }
}

async function serveSmallBesideLarge(bench: Bench) {
  const service = await startService(bench)
  try {
    const small = await prepare(service, 0)
    const large = await prepare(service, bench.size(5_000))
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
      backlog: bench.size(5_000),
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
