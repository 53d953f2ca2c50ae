import type { Contact } from '../model/contact.ts'
import type { Attachment, BankTransaction, CreditNote, HistoryRecord, Invoice, Payment } from '../model/documents.ts'
import type { Code, Connection, Grant, RefreshToken } from '../model/identity.ts'
import type { Counter, IdempotencyRecord, Subscription, WebhookEvent } from '../model/operations.ts'
import type { Account, Item, Organisation, TaxRate, TrackingCategory, User } from '../model/organisation.ts'
import { Collection } from './collection.ts'
import { Database } from './database.ts'
import { Journal } from './journal.ts'

/** Everything this Xero remembers. */
export type Store = ReturnType<typeof openStore>

/** Opens the data file, or a store that lives as long as the process. */
export function openStore(dataFile?: string) {
  const database = dataFile === undefined ? undefined : new Database(dataFile)
  const journal = new Journal(database)
  const collections = createCollections(journal)
  if (database) for (const collection of Object.values(collections)) collection.load(database)
  return {
    ...collections,
    transaction: <Result>(work: () => Result) => journal.transaction(work),
    clear: () => journal.transaction(() => Object.values(collections).forEach(empty)),
    close: () => database?.close(),
  }
}

function createCollections(journal: Journal) {
  const organisationId = (item: { organisationId: string }) => item.organisationId
  const numbered = (item: { organisationId: string; number: string }) => numberKey(item.organisationId, item.number)
  return {
    users: new Collection<User>('users', journal, {}),
    organisations: new Collection<Organisation>('organisations', journal, {}),
    accounts: new Collection<Account, 'organisation'>('accounts', journal, { organisation: organisationId }),
    taxRates: new Collection<TaxRate, 'organisation'>('taxRates', journal, { organisation: organisationId }),
    tracking: new Collection<TrackingCategory, 'organisation'>('tracking', journal, { organisation: organisationId }),
    items: new Collection<Item, 'organisation'>('items', journal, { organisation: organisationId }),
    contacts: new Collection<Contact, 'organisation' | 'name' | 'number'>('contacts', journal, {
      organisation: organisationId,
      name: (contact) => nameKey(contact.organisationId, contact.name),
      number: (contact) => contact.contactNumber && numberKey(contact.organisationId, contact.contactNumber),
    }),
    invoices: new Collection<Invoice, 'organisation' | 'number' | 'contact' | 'side' | 'url'>('invoices', journal, {
      organisation: organisationId,
      number: numbered,
      contact: (invoice) => invoice.contactId,
      side: (invoice) => (invoice.status === 'DELETED' ? undefined : `${invoice.contactId}|${invoice.type}`),
      url: (invoice) => invoice.url && `${invoice.organisationId}|${invoice.url}`,
    }),
    creditNotes: new Collection<CreditNote, 'organisation' | 'number'>('creditNotes', journal, {
      organisation: organisationId,
      number: numbered,
    }),
    bankTransactions: new Collection<BankTransaction, 'organisation' | 'url'>('bankTransactions', journal, {
      organisation: organisationId,
      url: (transaction) => transaction.url && `${transaction.organisationId}|${transaction.url}`,
    }),
    payments: new Collection<Payment, 'organisation' | 'invoice'>('payments', journal, {
      organisation: organisationId,
      invoice: (payment) => payment.invoiceId,
    }),
    attachments: new Collection<Attachment, 'organisation' | 'document'>('attachments', journal, {
      organisation: organisationId,
      document: (file) => file.documentId,
    }),
    history: new Collection<HistoryRecord, 'document'>('history', journal, { document: (record) => record.documentId }),
    codes: new Collection<Code>('codes', journal, {}),
    grants: new Collection<Grant>('grants', journal, {}),
    refreshTokens: new Collection<RefreshToken, 'user'>('refreshTokens', journal, { user: (token) => token.userId }),
    connections: new Collection<Connection, 'user' | 'organisation'>('connections', journal, {
      user: (connection) => connection.userId,
      organisation: organisationId,
    }),
    idempotency: new Collection<IdempotencyRecord>('idempotency', journal, {}),
    counters: new Collection<Counter>('counters', journal, {}),
    webhookEvents: new Collection<WebhookEvent>('webhookEvents', journal, {}),
    subscriptions: new Collection<Subscription>('subscriptions', journal, {}),
    keys: new Collection<{ id: string; jwk: object }>('keys', journal, {}),
  }
}

/** Xero compares document numbers without case. */
export function numberKey(organisationId: string, number: string): string {
  return `${organisationId}|${number.toLowerCase()}`
}

/** Contact names are compared without case. */
export function nameKey(organisationId: string, name: string): string {
  return `${organisationId}|${name.trim().toLowerCase()}`
}

function empty(collection: { all(): { id: string }[]; delete(id: string): void }): void {
  for (const { id } of collection.all()) collection.delete(id)
}
