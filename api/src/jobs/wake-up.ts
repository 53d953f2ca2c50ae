import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'

export const drainQueue = 'drain-organisation'

/** The wake-up queue: at most one waiting wake-up per organisation. */
export async function openQueue(databaseUrl: string, log: Logger): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'tieout jobs',
    max: 4,
    useListenNotify: true,
  })
  boss.on('error', (cause) => log.error({ err: cause }, 'the job queue reported an error'))
  await boss.start()
  await boss.createQueue(drainQueue, { policy: 'short', notify: true, deleteAfterSeconds: 60 })
  return boss
}

/**
 * Sends wake-ups through the queue. Never waits and never throws: a lost hint costs seconds. While one for an organisation
 * is on its way, more of them become a single one after it: a burst of news must not become a burst of statements.
 */
export function makeWake(boss: PgBoss, log: Logger): (organisationId: string) => void {
  const onTheWay = new Map<string, { again: boolean }>()
  async function send(organisationId: string, state: { again: boolean }): Promise<void> {
    do {
      state.again = false
      await boss
        .send(drainQueue, { organisationId }, { singletonKey: organisationId, expireInSeconds: 300, retryLimit: 0 })
        .catch((cause: unknown) => log.warn({ err: cause, organisationId }, 'a wake-up could not be sent'))
    } while (state.again)
    onTheWay.delete(organisationId)
  }
  return (organisationId) => {
    const sending = onTheWay.get(organisationId)
    if (sending) {
      sending.again = true
      return
    }
    const state = { again: false }
    onTheWay.set(organisationId, state)
    void send(organisationId, state)
  }
}
