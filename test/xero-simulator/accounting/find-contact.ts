import type { Contact } from '../model/contact.ts'
import { nameKey, numberKey } from '../store/store.ts'
import type { Actor } from './actor.ts'

/** The active contact of this name, without regard to case. */
export function activeByName(actor: Actor, name: string): Contact | undefined {
  const found = actor.world.store.contacts.by('name', nameKey(actor.organisationId, name))
  const exact = actor.world.unknowns.nameMatchIgnoresCase
    ? found
    : found.filter((contact) => contact.name === name.trim())
  return exact.find((contact) => contact.status === 'ACTIVE')
}

/** The contact with this id or ContactNumber, archived ones too. */
export function findContact(actor: Actor, reference: string): Contact | undefined {
  const { contacts } = actor.world.store
  const byId = contacts.get(reference.toLowerCase())
  if (byId?.organisationId === actor.organisationId) return byId
  return contacts.by('number', numberKey(actor.organisationId, reference))[0]
}
