import { EventEmitter } from 'node:events'
import type { Pool } from 'pg'
import type { Logger } from 'pino'

/** The channel on which every worker hears whom to drain. */
export const WAKE_CHANNEL = 'tieout_wake'

/** Wake-ups as this node hears them, its own among them. */
export type WakeUps = EventEmitter<{ woken: [organisationId: string] }>

export function makeWakeUps(): WakeUps {
  return new EventEmitter()
}

/**
 * Says wake-ups to the workers of all nodes. Never waits and never throws: a lost hint costs seconds. Those that come
 * while a statement is on its way go together in the next, each organisation once.
 */
export function makeWake(pool: Pool, log: Logger): (organisationId: string) => void {
  const waiting = new Set<string>()
  let isSending = false
  async function send(): Promise<void> {
    isSending = true
    while (waiting.size > 0) {
      const ids = [...waiting]
      waiting.clear()
      await pool
        .query('select pg_notify($1, id) from unnest($2::text[]) as id', [WAKE_CHANNEL, ids])
        .catch((cause: unknown) => log.warn({ err: cause, organisationIds: ids }, 'wake-ups could not be sent'))
    }
    isSending = false
  }
  return (organisationId) => {
    waiting.add(organisationId)
    if (!isSending) void send()
  }
}
