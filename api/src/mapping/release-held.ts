import type { Dependencies } from '../dependencies.ts'
import type { Mapped } from './mapping.store.ts'

/** A mapping just made may be what waiting documents lacked: whoever sends looks again. */
export async function releaseHeld({ wake }: Dependencies, { organisationId }: Mapped): Promise<void> {
  wake(organisationId)
}
