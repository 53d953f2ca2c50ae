import { beginConnectedStory } from '../kit/connected-story.ts'
import { openTimedWorld } from '../kit/timed-world.ts'
import type { Bench } from './kit/bench.ts'
import { countCalls, kindsOf } from './kit/calls.ts'
import type { Found } from './kit/figure.ts'
import { loadClients, loadDrafts, sendDrafts } from './kit/load.ts'
import { isPushed } from './kit/pushed.ts'

/** What Xero is asked for ten thousand invoices of clients it knows: every call from the first send to the last echo. */
export async function measure({ template, size, say }: Bench): Promise<Found> {
  const count = size(10_000)
  const clients = 100
  const world = await openTimedWorld({ template, simulator: { tier: 'core' } })
  try {
    const story = await beginConnectedStory(world)
    await story.createTaxRate('VAT', '20')
    await loadClients(world, story, 'KNOWN', clients)
    await loadDrafts(world, story, { prefix: 'KNOWN', count: clients })
    await sendDrafts(story)
    await world.passUntil(() => isPushed(world))
    await world.hear()

    await loadDrafts(world, story, { prefix: 'KNOWN', count: count, series: 'BULK' })
    say(`${count} drafts`)
    const calls = countCalls(world, story)
    const begun = { real: performance.now(), virtual: world.clock.now() }
    await sendDrafts(story, (sent) => sent % 1000 === 0 && say(`${sent} sent`))
    const sentAt = performance.now()
    await world.passUntil(() => isPushed(world))
    say('all in Xero')
    await world.hear()
    const made = calls()
    const held = story.held().length
    if (held !== count + clients) throw new Error(`Xero holds ${held} invoices, not ${count + clients}`)
    return {
      value: made.length / count,
      unit: 'Xero calls per invoice',
      goal: '<= 0.021',
      also: { violations: { value: world.simulator.control.violations().length, unit: 'rules broken', goal: '<= 0' } },
      detail: {
        invoices: count,
        calls: kindsOf(made),
        left_out: 'connecting, reading accounts and tax rates, and the first hundred invoices that made the contacts',
        virtual_seconds: (world.clock.now() - begun.virtual) / 1000,
        ms_per_invoice_sending: (sentAt - begun.real) / count,
        ms_per_invoice_pushing: (performance.now() - sentAt) / count,
      },
    }
  } finally {
    await world.close()
  }
}
