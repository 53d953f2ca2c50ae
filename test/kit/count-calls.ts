import type { LoggedRequest } from '../xero-simulator/simulator.ts'
import type { Story } from './story.ts'
import type { World } from './world.ts'

/** Counts the reads of lists for one organisation from now on: what a reconciliation is made of. */
export function countCallsOf(world: World, story: Story): () => LoggedRequest[] {
  const { organisationId } = story.organisation
  const requests = () => world.simulator.control.requests({ organisationId, path: '/api.xro/', method: 'GET' })
  const before = requests().at(-1)?.sequence ?? 0
  return () => requests().filter(({ sequence }) => sequence > before)
}
