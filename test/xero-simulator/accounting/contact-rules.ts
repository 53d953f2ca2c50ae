import type { Contact } from '../model/contact.ts'
import { messages } from '../rules/messages.ts'
import { newId } from '../core/ids.ts'
import { emit, stamp, type Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { activeByName, findContact } from './find-contact.ts'
import { field, text, type Raw } from './read.ts'
import { readContact } from './read-contact.ts'

/** The contact a document names: by id, by number, or by name; a new name makes a new contact. With other fields it is edited, as Xero does. */
export function resolveContact(actor: Actor, raw: Raw, problems: Problems): Contact | undefined {
  const id = text(raw, 'ContactID')
  const number = text(raw, 'ContactNumber')
  const name = text(raw, 'Name')
  const byReference = (id && findContact(actor, id)) || (number && findContact(actor, number)) || undefined
  const contact = byReference ?? (name && !id ? activeByName(actor, name) : undefined)
  if (!contact && (id || !name)) {
    problems.addToContact(messages.contactUnidentified)
    return undefined
  }
  if (contact?.status === 'ARCHIVED') {
    problems.addToContact(messages.contactArchived)
    return undefined
  }
  if (contact && !editsContact(raw)) return contact
  const read = readContact(actor, raw, contact, problems)
  return problems.any ? undefined : saveContact(actor, read, contact)
}

/** Whether more than an identifier was sent. */
function editsContact(raw: Raw): boolean {
  const identifiers = ['contactid', 'contactnumber', 'name', 'validationerrors', 'hasvalidationerrors', 'contactstatus']
  const extra = Object.keys(raw).filter(
    (key) => field(raw, key) !== undefined && !identifiers.includes(key.toLowerCase()),
  )
  return extra.length > 0 || (field(raw, 'ContactID') !== undefined && field(raw, 'Name') !== undefined)
}

/** Keeps a contact and tells subscribers. */
export function saveContact(
  actor: Actor,
  contact: Omit<Contact, 'id' | 'updatedAt'>,
  before: Contact | undefined,
): Contact {
  const saved = actor.world.store.contacts.put({ ...contact, id: before?.id ?? newId(), updatedAt: stamp(actor) })
  emit(actor, { category: 'CONTACT', type: before ? 'UPDATE' : 'CREATE', resourceId: saved.id })
  return saved
}
