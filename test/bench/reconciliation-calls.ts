import { beginConnectedStory } from '../kit/connected-story.ts'
import { begin, look } from '../kit/reconciling.ts'
import { openTimedWorld } from '../kit/timed-world.ts'
import type { Bench } from './kit/bench.ts'
import { countCalls, kindsOf } from './kit/calls.ts'
import type { Found } from './kit/figure.ts'
import { enterInXero } from './kit/entered.ts'
import { loadClients, loadDrafts } from './kit/load.ts'

/** The most invoices one call to Xero can bring: what nobody can go below. */
const largestPage = 1_000

/** Ten thousand invoices on both sides, a few of them changed in Xero: the calls until each is told from the others. */
export async function measure({ template, size, say }: Bench): Promise<Found> {
  const count = size(10_000)
  const world = await openTimedWorld({ template, simulator: { tier: 'core' } })
  try {
    const story = await beginConnectedStory(world)
    await story.createTaxRate('VAT', '20')
    await loadClients(world, story, 'KNOWN', 100)
    await loadDrafts(world, story, { prefix: 'KNOWN', count })
    const { organisationId } = story.organisation
    world.simulator.control.addFault({ kind: 'webhook-drop', match: { organisationId } })
    await enterInXero(world, story)
    await world.sweep()
    say('the same on both sides')
    for (const invoice of story.held().slice(0, 10)) story.inXero({ action: 'void', invoice: invoice['InvoiceID'] })
    const calls = countCalls(world, story)
    const begun = performance.now()
    const id = await begin(story)
    await world.passUntil(async () => (await look(story, id))['state'] === 'DONE')
    const [one, made] = [await look(story, id), calls()]
    if (one['differences'] !== 10) throw new Error(`${one['differences']} differences were found, not 10`)
    const fewest = Math.ceil(count / largestPage)
    return {
      value: made.length / fewest,
      unit: 'Xero calls against the fewest there can be',
      goal: '<= 1',
      also: { foreseen: { value: Math.abs(one['estimatedCalls'] - made.length), unit: 'calls amiss', goal: '<= 0' } },
      detail: { invoices: count, calls: kindsOf(made), differences: 10, ms: performance.now() - begun },
    }
  } finally {
    await world.close()
  }
}
