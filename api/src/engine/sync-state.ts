export type SyncState = 'NOT_SYNCED' | 'PENDING' | 'SYNCED' | 'FAILED' | 'SKIPPED'

/** Every legal move of a sync status. Anything else is a bug, and thrown as one. */
export const legalMoves: Record<SyncState, readonly SyncState[]> = {
  NOT_SYNCED: ['NOT_SYNCED', 'PENDING', 'SYNCED', 'FAILED', 'SKIPPED'],
  // PENDING → NOT_SYNCED: a disconnect, or a void before anything was sent.
  PENDING: ['PENDING', 'SYNCED', 'FAILED', 'SKIPPED', 'NOT_SYNCED'],
  // SYNCED → FAILED: voided or deleted there. SYNCED → PENDING: edited here.
  SYNCED: ['SYNCED', 'PENDING', 'FAILED', 'SKIPPED'],
  FAILED: ['FAILED', 'PENDING', 'SYNCED', 'SKIPPED', 'NOT_SYNCED'],
  SKIPPED: ['SKIPPED', 'PENDING', 'SYNCED', 'FAILED', 'NOT_SYNCED'],
}

export function isLegalMove(from: SyncState, to: SyncState): boolean {
  return legalMoves[from].includes(to)
}
