import type { ServerType } from '@hono/node-server'
import { setTimeout as wait } from 'node:timers/promises'

/** What ends when a process ends. */
export interface Stopping {
  /** /readyz says no from now on, and every answer closes its connection. */
  retire(): void
  /** How long requests are still taken, so that every balancer has noticed. */
  drainMs: number
  stopWork(): Promise<void> | undefined
  endSubscriptions(): void
  servers: readonly ServerType[]
  tooLong(): void
}

/** Whoever stops us may insist after fifteen seconds: before that we are gone, whatever is still under way. */
const patienceMs = 13_000

/** Ends a process so that no request is lost: first nobody new comes, then everybody's is answered, then the doors close. */
export async function stopInOrder(stopping: Stopping): Promise<void> {
  const { drainMs, servers } = stopping
  const deadline = wait(patienceMs, 'late' as const, { ref: false })
  stopping.retire()
  const working = Promise.resolve(stopping.stopWork())
  await wait(drainMs)
  stopping.endSubscriptions()
  const ended = Promise.all([working, ...servers.map(closeServer)])
  if ((await Promise.race([ended, deadline])) !== 'late') return
  stopping.tooLong()
  for (const server of servers) if ('closeAllConnections' in server) server.closeAllConnections()
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
