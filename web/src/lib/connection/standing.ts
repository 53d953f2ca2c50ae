import type { connectionWords } from '../words/status.ts'

/** The word a connection is shown with. */
export type Standing = keyof typeof connectionWords

/** Connected is not enough to sync: until the defaults are chosen it needs set-up. */
export function standing(
  connection: {
    status: Exclude<Standing, 'NONE' | 'NEEDS_SETUP' | 'REMOVED'>
    statusReason?: { code: string } | null
    missingSetup: readonly unknown[]
  } | null,
): Standing {
  if (!connection) return 'NONE'
  if (connection.status === 'CONNECTED' && connection.missingSetup.length > 0) return 'NEEDS_SETUP'
  if (connection.statusReason?.code === 'REMOVED_IN_XERO') return 'REMOVED'
  return connection.status
}
