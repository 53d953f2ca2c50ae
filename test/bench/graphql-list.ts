import { deepEqual } from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { besideMercurius, load, sideBySide } from './kit/http-load.ts'
import { loadClients, loadDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'
import { startRival } from './kit/rival.ts'
import { startService } from './kit/service.ts'
import { percentile } from './kit/statistics.ts'

const query = `{ invoices(first: 50) { totalCount pageInfo { hasNextPage } nodes {
  id number status issuedOn dueOn client { name } total { amount currency }
  sync { state lastAttemptAt ledgerTotal { amount currency } } } } }`
const body = JSON.stringify({ query })

/** The sync page of fifty invoices through GraphQL, beside the same JSON made by hand, and that through Mercurius. */
export async function measure(bench: Bench): Promise<Found> {
  const service = await startService(bench)
  const rival = await startRival('bare-list', { DATABASE_URL: service.databaseUrl })
  const mercurius = await startRival('mercurius/serve', { DATABASE_URL: service.databaseUrl })
  try {
    const story = await beginConnectedStory(service)
    await story.createTaxRate('VAT', '20')
    await loadClients(service, story, 'LIST', 20)
    await loadDrafts(service, story, { prefix: 'LIST', count: 200 })
    // All due before anyone works: few, full batches, well within Xero's minute.
    await service.restart('api')
    await sendDrafts(story)
    await service.restart('all')
    while (!(await isPushed(service))) await delay(50)
    await service.restart('api')
    const { cookie } = story
    const headers = { 'content-type': 'application/json', accept: 'application/json', cookie }
    const byHand = await fetch(`${rival.url}/list`, { headers })
    const byMercurius = await fetch(`${mercurius.url}/graphql`, { method: 'POST', headers, body })
    const ours = { data: await story.graph.ask(query) }
    deepEqual(ours, await byHand.json())
    deepEqual(ours, await byMercurius.json())
    bench.say('all three answer the same')
    const [count, connections] = [bench.size(400), 8]
    const post = (url: string) => load({ url: `${url}/graphql`, count, connections, next: () => ({ headers, body }) })
    const own = { send: () => post(service.apiUrl), pid: service.pid() }
    const compared = await sideBySide(5, own, {
      send: () => load({ url: `${rival.url}/list`, method: 'GET', count, connections, next: () => ({ headers }) }),
      pid: rival.pid(),
    })
    const context = await sideBySide(5, own, { send: () => post(mercurius.url), pid: mercurius.pid() })
    return {
      value: compared.ratio,
      unit: 'times the hand-written endpoint',
      goal: '>= 0.5',
      detail: {
        per_second: round(compared.ours.perSecond),
        per_second_by_hand: round(compared.rival.perSecond),
        cpu_ms_each: compared.ours.cpuMs && round(compared.ours.cpuMs),
        cpu_ms_each_by_hand: compared.rival.cpuMs && round(compared.rival.cpuMs),
        ...besideMercurius(context),
        p50_ms: round(percentile(compared.ours.ms, 0.5)),
        p99_ms: round(percentile(compared.ours.ms, 0.99)),
        note: 'a session cookie each time; the one by hand looks the session up but does not check its signature',
      },
    }
  } finally {
    await rival.stop()
    await mercurius.stop()
    await service.close()
  }
}
