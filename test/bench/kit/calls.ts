import type { LoggedRequest } from '../../xero-simulator/simulator.ts'
import type { Story } from '../../kit/story.ts'
import type { World } from '../../kit/world.ts'

/** Counts the Accounting calls for one organisation from now on. */
export function countCalls(world: World, story: Story): () => LoggedRequest[] {
  const { organisationId } = story.organisation
  const requests = () => world.simulator.control.requests({ organisationId, path: '/api.xro/' })
  const before = requests().at(-1)?.sequence ?? 0
  return () => requests().filter(({ sequence }) => sequence > before)
}

/** How many calls of each kind, as `POST /Invoices`; refused ones apart. */
export function kindsOf(calls: readonly LoggedRequest[]): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const { method, path, query, status } of calls) {
    const [resource = ''] = path.replace('/api.xro/2.0/', '').split('/')
    const what = /IDs=/i.test(query) ? ' by ids' : ''
    const kind = `${method} ${resource}${what}${status < 300 ? '' : ` → ${status}`}`
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return kinds
}
