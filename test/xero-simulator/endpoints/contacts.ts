import { notFound, type Answer } from '../accounting/answer.ts'
import { answerBatch, elementsOf } from '../accounting/batch.ts'
import type { Call, Endpoint } from '../accounting/call.ts'
import { saveContact } from '../accounting/contact-rules.ts'
import { noteContact } from '../accounting/duplicates.ts'
import { refuseElement } from '../accounting/echo.ts'
import { Problems } from '../accounting/element-failure.ts'
import { envelope } from '../accounting/envelope.ts'
import { activeByName, findContact } from '../accounting/find-contact.ts'
import { answerList, filterValues, isPaged } from '../accounting/lists.ts'
import { presentContact } from '../accounting/present-contact.ts'
import { text, type Raw } from '../accounting/read.ts'
import { readContact } from '../accounting/read-contact.ts'
import type { Contact } from '../model/contact.ts'
import { messages } from '../rules/messages.ts'

const scopes = ['accounting.contacts']

/** Contacts: PUT only creates; POST changes the one with that id, number or name. */
export const contactEndpoints: Endpoint[] = [
  { method: 'GET', path: '/Contacts', scopes, answer: listContacts },
  {
    method: 'GET',
    path: '/Contacts/:id',
    scopes,
    answer: (call) =>
      envelope(call.world, { Contacts: [presentContact(call.world, wanted(call), { detail: 'full' })] }),
  },
  {
    method: 'PUT',
    path: '/Contacts',
    scopes,
    answer: (call) => answerBatch(call, 'Contacts', (raw) => write(call, raw, undefined)),
  },
  { method: 'POST', path: '/Contacts', scopes, answer: (call) => answerUpsert(call) },
  {
    method: 'POST',
    path: '/Contacts/:id',
    scopes,
    answer: (call) => answerBatch(call, 'Contacts', (raw) => write(call, raw, wanted(call))),
  },
]

function wanted(call: Call): Contact {
  const contact = findContact(call, call.params['id'] ?? '')
  if (!contact) throw notFound()
  return contact
}

/** An unknown ContactID turns the whole request into a 404. */
function answerUpsert(call: Call): Answer {
  const ids = elementsOf(call, 'Contacts').map((raw) => text(raw, 'ContactID'))
  if (ids.some((id) => id && !findContact(call, id))) throw notFound()
  return answerBatch(call, 'Contacts', (raw) => write(call, raw, matched(call, raw)))
}

function matched(call: Call, raw: Raw): Contact | undefined {
  const [id, number, name] = [text(raw, 'ContactID'), text(raw, 'ContactNumber'), text(raw, 'Name')]
  return (
    (id && findContact(call, id)) ||
    (number && findContact(call, number)) ||
    (name && activeByName(call, name)) ||
    undefined
  )
}

function write(call: Call, raw: Raw, before: Contact | undefined): object {
  const problems = new Problems()
  if (before?.status === 'ARCHIVED') problems.addToContact(messages.contactArchivedEdit)
  const read = readContact(call, raw, before, problems)
  if (problems.any) {
    const plain = ['ContactNumber', 'Name', 'FirstName', 'LastName', 'EmailAddress', 'ContactStatus']
    throw refuseElement(raw, { id: 'ContactID', plain, errorFlag: 'HasValidationErrors' }, problems)
  }
  const saved = saveContact(call, read, before)
  if (!before) noteContact(call, saved)
  return presentContact(call.world, saved, { detail: 'summary' })
}

function listContacts(call: Call): Answer {
  const { world } = call
  const ids = filterValues(call, 'IDs')
  const archived = call.query.get('includearchived') === 'true' || ids !== undefined
  const term = call.query.get('searchterm')?.toLowerCase()
  const items = world.store.contacts
    .by('organisation', call.organisationId)
    .filter((contact) => archived || contact.status === 'ACTIVE')
    .filter((contact) => ids === undefined || ids.has(contact.id))
    .filter((contact) => term === undefined || searchable(contact).some((value) => value.toLowerCase().includes(term)))
  const detail = isPaged(call) && call.query.get('summaryonly') !== 'true' ? 'full' : 'summary'
  const present = (contact: Contact) => presentContact(world, contact, { detail })
  return answerList(call, {
    plural: 'Contacts',
    items,
    present,
    updatedAt: ({ updatedAt }) => updatedAt,
    paged: 'when-asked',
  })
}

function searchable({ name, firstName, lastName, contactNumber, companyNumber, email }: Contact): string[] {
  return [name, firstName, lastName, contactNumber, companyNumber, email].filter((value) => value !== undefined)
}
