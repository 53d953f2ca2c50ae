import { setTimeout as delay } from 'node:timers/promises'
import { beginConnectedStory } from '../kit/connected-story.ts'
import type { Bench } from './kit/bench.ts'
import { type Found, round } from './kit/figure.ts'
import { loadClients, loadDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'
import { startService } from './kit/service.ts'
import { percentile } from './kit/statistics.ts'

/** Few enough sends each that the sixty calls a minute Xero allows are never what is measured. */
const organisations = 3

/** From the moment a person's send is asked for until the write reaches Xero, when nothing else is under way. */
export async function measure(bench: Bench): Promise<Found> {
  const service = await startService(bench)
  try {
    const { control } = service.simulator
    const answered: number[] = []
    const reached: number[] = []
    for (let organisation = 0; organisation < organisations; organisation++) {
      const story = await beginConnectedStory(service)
      const { organisationId } = story.organisation
      await story.createTaxRate('VAT', '20')
      await loadClients(service, story, 'IDLE', 1)
      for (let probe = -3; probe < bench.size(27); probe++) {
        await loadDrafts(service, story, { prefix: 'IDLE', count: 1, series: `IDLE${probe}` })
        const { invoices } = await story.graph.ask(
          `{ invoices(first: 1, where: { status: [DRAFT] }) { nodes { id } } }`,
        )
        const before = control.requests({ organisationId }).at(-1)?.sequence ?? 0
        const begun = performance.timeOrigin + performance.now()
        await story.send(invoices.nodes[0].id)
        const answer = performance.timeOrigin + performance.now() - begun
        while (!(await isPushed(service))) await delay(5)
        const write = control.requests({ organisationId, method: 'PUT', path: '/api.xro/2.0/Invoices' }).at(-1)
        if (!write || write.sequence <= before) throw new Error('Nothing was written')
        // The first ones also make the contact and warm the process up.
        if (probe >= 0) answered.push(answer)
        if (probe >= 0) reached.push(Date.parse(write.at) - begun)
        await delay(50)
      }
      await sendDrafts(story)
      bench.say(`${reached.length} measured`)
    }
    return {
      value: percentile(reached, 0.5),
      unit: 'ms, median',
      goal: '<= 50',
      also: { p99: { value: percentile(reached, 0.99), unit: 'ms', goal: '<= 300' } },
      detail: {
        probes: reached.length,
        p50_ms_until_the_send_was_answered: round(percentile(answered, 0.5)),
        worst_ms: round(Math.max(...reached)),
        note: 'from before the GraphQL request leaves; Xero tells the arrival to the millisecond',
      },
    }
  } finally {
    await service.close()
  }
}
