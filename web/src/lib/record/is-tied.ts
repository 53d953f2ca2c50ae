import type { standing } from '../connection/standing.ts'

/** Whether documents can be sent somewhere, now or once somebody has looked after the connection. */
export function isTied(state: ReturnType<typeof standing>): boolean {
  return !['NONE', 'CONNECTING', 'CHOOSING_ORGANISATION', 'DISCONNECTED', 'REMOVED'].includes(state)
}
