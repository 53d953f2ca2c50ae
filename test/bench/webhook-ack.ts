import { beginStory } from '../kit/story.ts'
import type { Bench } from './kit/bench.ts'
import { delivery } from './kit/delivery.ts'
import { type Found, round } from './kit/figure.ts'
import { load, sideBySide } from './kit/http-load.ts'
import { startRival } from './kit/rival.ts'
import { startService } from './kit/service.ts'
import { percentile } from './kit/statistics.ts'

/** How fast Xero's deliveries are verified, kept and answered, beside a route that does the least it could. */
export async function measure(bench: Bench): Promise<Found> {
  const service = await startService(bench, { role: 'api' })
  const key = service.simulator.webhookKey
  const rival = await startRival('bare-webhook', { DATABASE_URL: service.databaseUrl, WEBHOOK_KEY: key })
  try {
    const story = await beginStory(service)
    await story.connect()
    service.simulator.control.set({ webhookUrl: null })
    const { organisationId } = story.organisation
    let sequence = 1_000_000
    const post = (url: string, count: number, connections: number) =>
      load({
        url: `${url}/webhooks/xero`,
        count,
        connections,
        next: () => delivery(key, ++sequence, { organisationId }),
      })
    const count = bench.size(1_000)
    const compared = await sideBySide(
      5,
      { send: () => post(service.apiUrl, count, 8), pid: service.pid() },
      { send: () => post(rival.url, count, 8), pid: rival.pid() },
    )
    bench.say('compared')
    const burst = await post(service.apiUrl, count, 80)
    return {
      value: compared.ratio,
      unit: 'times the bare route',
      goal: '>= 0.5',
      also: {
        p99: { value: percentile(compared.ours.ms, 0.99), unit: 'ms', goal: '<= 100' },
        worst_in_a_burst: { value: Math.max(...burst.ms), unit: 'ms', goal: '<= 1000' },
      },
      detail: {
        per_second: round(compared.ours.perSecond),
        per_second_bare: round(compared.rival.perSecond),
        cpu_ms_each: compared.ours.cpuMs && round(compared.ours.cpuMs),
        cpu_ms_each_bare: compared.rival.cpuMs && round(compared.rival.cpuMs),
        p50_ms: round(percentile(compared.ours.ms, 0.5)),
        p50_ms_bare: round(percentile(compared.rival.ms, 0.5)),
        connections: { compared: 8, burst: 80 },
        left_out: 'the worker does not run; the sender shares the processors with both',
      },
    }
  } finally {
    await rival.stop()
    await service.close()
  }
}
