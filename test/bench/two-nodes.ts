import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { load, sideBySide, type Answered } from './kit/http-load.ts'
import { loadClients, loadDrafts } from './kit/load.ts'
import { startService } from './kit/service.ts'
import { percentile } from './kit/statistics.ts'

const query = '{ invoices(first: 50) { totalCount nodes { id number status client { name } total { amount } } } }'
const body = JSON.stringify({ query })
const connections = 8

/**
 * What a second node adds: a page of fifty invoices, asked for over as many connections, from one API process and from two on
 * the same database. Processes, database and load share the machine, so two processors cannot give twice as much.
 */
export async function measure(bench: Bench): Promise<Found> {
  const service = await startService(bench, { role: 'api' })
  try {
    const other = await service.addNode()
    const story = await beginConnectedStory(service)
    await story.createTaxRate('VAT', '20')
    await loadClients(service, story, 'TWO', 20)
    await loadDrafts(service, story, { prefix: 'TWO', count: 200 })
    const headers = { 'content-type': 'application/json', accept: 'application/json', cookie: story.cookie }
    const count = bench.size(400)
    const ask = (urls: readonly string[]) => async () =>
      together(
        await Promise.all(
          urls.map((url) =>
            load({
              url: `${url}/graphql`,
              count: Math.ceil(count / urls.length),
              connections: connections / urls.length,
              next: () => ({ headers, body }),
            }),
          ),
        ),
      )
    const pid = service.pid()
    const compared = await sideBySide(
      5,
      { send: ask([service.apiUrl, other]), pid },
      { send: ask([service.apiUrl]), pid },
    )
    return {
      value: compared.ratio,
      unit: 'times what one node answers',
      goal: '>= 1.2',
      detail: {
        per_second_two: round(compared.ours.perSecond),
        per_second_one: round(compared.rival.perSecond),
        p50_ms_two: round(percentile(compared.ours.ms, 0.5)),
        p50_ms_one: round(percentile(compared.rival.ms, 0.5)),
        p99_ms_two: round(percentile(compared.ours.ms, 0.99)),
        p99_ms_one: round(percentile(compared.rival.ms, 0.99)),
        connections,
      },
    }
  } finally {
    await service.close()
  }
}

/** Both ended together, or nearly: what they answered each second adds up. */
function together(answers: readonly Answered[]): Answered {
  return {
    perSecond: answers.reduce((sum, { perSecond }) => sum + perSecond, 0),
    ms: answers.flatMap(({ ms }) => ms),
  }
}
