import { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'
import { backlogAge } from '../sync/watch-backlog.ts'
import { version } from '../version.ts'
import { findUnready } from './health.ts'

/** What whoever runs Tieout asks of a process, in every role. */
export interface Operations {
  routes: Hono
  /** It was told to stop. */
  isRetired(): boolean
  /** From now on /readyz says no, so that a balancer sends newcomers elsewhere. */
  retire(): void
}

/**
 * /healthz: the process lives, and which it is. /readyz: it can serve; and how long what could go has waited, which is
 * told and not judged: a queue that stands still is no reason to send nobody here.
 */
export function makeOperations(dependencies: Dependencies): Operations {
  let isRetired = false
  const routes = new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok', version, commit: dependencies.env.commit }))
    .get('/readyz', async (c) => {
      const unready = isRetired ? ['stopping'] : await findUnready(dependencies)
      const queueAgeSeconds = unready.length === 0 ? await backlogAge(dependencies) : null
      return c.json({ ready: unready.length === 0, unready, queueAgeSeconds }, unready.length === 0 ? 200 : 503)
    })
  return { routes, isRetired: () => isRetired, retire: () => (isRetired = true) }
}
