import type { World } from '../core/world.ts'
import type { WebhookEvent } from '../model/operations.ts'
import type { Organisation, Role } from '../model/organisation.ts'

/** Who changes an organisation: the application through the API, or a person in Xero's own screens. */
export interface Actor {
  world: World
  organisationId: string
  role: Role
  source: 'app' | 'person'
}

/** The actor's organisation as it is now. */
export function organisationOf(actor: Actor): Organisation {
  const organisation = actor.world.store.organisations.get(actor.organisationId)
  if (!organisation) throw new Error(`No organisation ${actor.organisationId}`)
  return organisation
}

/** A moment for UpdatedDateUTC, later than every one given out before in this organisation. */
export function stamp(actor: Actor): number {
  const organisation = organisationOf(actor)
  const lastStamp = Math.max(actor.world.clock.now(), organisation.lastStamp + 1)
  actor.world.store.organisations.put({ ...organisation, lastStamp })
  return lastStamp
}

/** Queues a webhook event for a change; it is delivered once the change is kept. */
export function emit(actor: Actor, event: Pick<WebhookEvent, 'category' | 'type' | 'resourceId'>): void {
  if (actor.source === 'app' && !actor.world.unknowns.ownWritesEmit) return
  actor.world.webhooks.queue({ ...event, organisationId: actor.organisationId })
}

/** Adds a line to a document's history. */
export function remember(actor: Actor, documentId: string, note: { changes: string; details: string }): void {
  const { store, clock } = actor.world
  const at = clock.now()
  const id = `${documentId}#${store.history.by('document', documentId).length}`
  const user = actor.source === 'app' ? actor.world.settings.providerName : 'Ada Marsh'
  store.history.put({ id, organisationId: actor.organisationId, documentId, user, at, ...note })
}
