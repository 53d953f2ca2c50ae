import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { besideMercurius, load, sideBySide } from './kit/http-load.ts'
import { startRival } from './kit/rival.ts'
import { startService } from './kit/service.ts'
import { percentile } from './kit/statistics.ts'

const body = JSON.stringify({ query: '{ __typename }' })
const headers = { 'content-type': 'application/json', accept: 'application/json' }

/** What every guard on the way costs: the emptiest operation, beside a Yoga with nothing on it, and a Mercurius. */
export async function measure(bench: Bench): Promise<Found> {
  const service = await startService(bench, { role: 'api' })
  const rival = await startRival('bare-yoga', {})
  const mercurius = await startRival('mercurius/serve', {})
  try {
    const count = bench.size(4_000)
    const ask = (url: string) => load({ url: `${url}/graphql`, count, connections: 8, next: () => ({ headers, body }) })
    const own = { send: () => ask(service.apiUrl), pid: service.pid() }
    const compared = await sideBySide(5, own, { send: () => ask(rival.url), pid: rival.pid() })
    const context = await sideBySide(5, own, { send: () => ask(mercurius.url), pid: mercurius.pid() })
    return {
      value: compared.ratio,
      unit: 'times bare Yoga',
      goal: '>= 0.8',
      detail: {
        per_second: round(compared.ours.perSecond),
        per_second_bare: round(compared.rival.perSecond),
        cpu_ms_each: compared.ours.cpuMs && round(compared.ours.cpuMs),
        cpu_ms_each_bare: compared.rival.cpuMs && round(compared.rival.cpuMs),
        ...besideMercurius(context),
        p50_ms: round(percentile(compared.ours.ms, 0.5)),
        p99_ms: round(percentile(compared.ours.ms, 0.99)),
        note: 'asked without a session; ours and Yoga behind Hono; each in a process of its own',
      },
    }
  } finally {
    await rival.stop()
    await mercurius.stop()
    await service.close()
  }
}
