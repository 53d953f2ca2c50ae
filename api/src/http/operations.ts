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
 * /healthz: the process lives, and which it is. /readyz: it can serve; and how long what could go has waited, and
 * whether PostgreSQL keeps the workspaces apart, which are told and not judged: neither is a reason to send nobody here.
 */
export function makeOperations(dependencies: Dependencies): Operations {
  let isRetired = false
  const routes = new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok', version, commit: dependencies.env.commit }))
    .get('/readyz', async (c) => {
      const unready = isRetired ? ['stopping'] : await findUnready(dependencies)
      const queueAgeSeconds = unready.length === 0 ? await backlogAge(dependencies) : null
      const rowSecurity = dependencies.isWalled() ? 'on' : 'off'
      const ready = unready.length === 0
      return c.json({ ready, unready, queueAgeSeconds, rowSecurity }, ready ? 200 : 503)
    })
  return { routes, isRetired: () => isRetired, retire: () => (isRetired = true) }
}
