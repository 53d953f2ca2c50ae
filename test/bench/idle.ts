import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { beginStory } from '../kit/story.ts'
import type { Bench } from './kit/bench.ts'
import { cpuSecondsOf } from './kit/cpu.ts'
import { type Found, round } from './kit/figure.ts'
import { type Service, startService } from './kit/service.ts'

const windowMs = 30_000

/** What API and worker take while nothing happens, one organisation connected. */
export async function measure(bench: Bench): Promise<Found> {
  const service = await startService(bench)
  try {
    await (await beginStory(service)).connect()
    // Statistics of the sign-up and the connect reach Postgres' counters a second or more after them.
    await delay(12_000)
    bench.say('idle')
    const before = await look(service)
    await delay(windowMs)
    const after = await look(service)
    const seconds = (after.at - before.at) / 1000
    const transactions = (after.transactions - before.transactions) / seconds
    const cpu = before.cpuSeconds === undefined ? undefined : ((after.cpuSeconds ?? 0) - before.cpuSeconds) / seconds
    return {
      value: after.megabytes,
      unit: 'MB resident',
      goal: '<= 250',
      also: {
        queries: { value: transactions, unit: 'transactions a second', goal: '<= 2' },
        start: { value: service.readyAfterMs / 1000, unit: 'seconds until ready', goal: '<= 2' },
        ...(cpu === undefined ? {} : { cpu: { value: cpu * 100, unit: '% of one processor', goal: '<= 1' } }),
      },
      detail: {
        measured_seconds: round(seconds),
        left_out: "Postgres itself; its counter is of transactions, and an idle Tieout's are of one statement each",
      },
    }
  } finally {
    await service.close()
  }
}

async function look({ dependencies: { pool }, pid }: Service) {
  const { rows } = await pool.query<{ done: string }>(
    'select xact_commit + xact_rollback as done from pg_stat_database where datname = current_database()',
  )
  const megabytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid()}`], { encoding: 'utf8' })) / 1024
  return { at: performance.now(), transactions: Number(rows[0]?.done), megabytes, cpuSeconds: cpuSecondsOf(pid()) }
}
