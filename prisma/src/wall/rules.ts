/** Who may reach the rows of a table from inside a workspace. */
export type Rule =
  /** The column names the workspace. */
  | { kind: 'own'; column: string; rights: Rights }
  /** The row belongs to a row of another table, whose own rule holds. `few`: that table has few rows of one workspace. */
  | { kind: 'part'; column: string; of: string; key: string; few: boolean; rights: Rights }
  /** It holds no workspace's data: no policy, and everybody counts in the same rows. */
  | { kind: 'shared'; because: string }
  /** Nobody reaches it from inside. */
  | { kind: 'closed'; because: string }

export type Rights = 'select' | 'select, insert, delete' | 'select, insert, update, delete'

const all: Rights = 'select, insert, update, delete'

function own(column = 'workspaceId', rights = all): Rule {
  return { kind: 'own', column, rights }
}

/** Looked up row by row. */
function partOf(of: string, column: string): Rule {
  return { kind: 'part', column, of, key: 'id', few: false, rights: all }
}

/** Looked up once a statement: a workspace has few of those. */
function partOfFew(of: string, column: string, rest: { key?: string; rights?: Rights } = {}): Rule {
  return { kind: 'part', column, of, key: 'id', few: true, rights: all, ...rest }
}

function closed(because: string): Rule {
  return { kind: 'closed', because }
}

const byOrganisation = partOfFew('Organisation', 'organisationId')
const signIn = closed('Who signs in has no workspace yet.')
const consent = closed('A consent comes back from the ledger without saying whose it is.')

/** The rule of every table. A table without one fails the tests. */
export const rules: Readonly<Record<string, Rule>> = {
  // People: whoever works in the workspace is seen there; how they sign in, nowhere.
  User: partOfFew('Member', 'id', { key: 'userId', rights: 'select' }),
  Session: signIn,
  Account: signIn,
  Verification: signIn,
  RateLimit: signIn,
  KnownDevice: signIn,
  Workspace: own('id'),
  Member: own('organizationId'),
  Invitation: own('organizationId'),
  Apikey: own('referenceId'),
  SavedView: own(),
  PlaceWaiter: own(),
  Mail: own(),
  Notice: own(),

  // The connection
  ConnectAttempt: own(),
  SpentConsent: consent,
  Connection: own(),
  Grant: partOfFew('Connection', 'id', { key: 'grantId', rights: 'select' }),
  Organisation: own(),
  LedgerTaxRate: byOrganisation,
  LedgerAccount: byOrganisation,
  LedgerCurrency: byOrganisation,
  LedgerItem: byOrganisation,
  LedgerContact: byOrganisation,
  LedgerTrackingCategory: byOrganisation,
  LedgerTrackingOption: partOfFew('LedgerTrackingCategory', 'categoryId'),
  TaxMapping: byOrganisation,
  AccountMapping: byOrganisation,
  TrackingMapping: byOrganisation,
  TrackingChoice: partOfFew('TrackingMapping', 'mappingId'),
  ContactLink: byOrganisation,

  // Its own things
  TaxRate: own(),
  Client: own(),
  Project: own(),
  Service: own(),
  Collection: own(),
  CollectionField: partOfFew('Collection', 'collectionId'),
  CollectionRecord: own(),
  RecordLine: partOf('CollectionRecord', 'recordId'),
  RecordLink: byOrganisation,
  Creation: byOrganisation,
  Document: own(),
  DocumentLine: partOf('Document', 'documentId'),
  Payment: own(),
  Receipt: own(),
  ReceiptContent: partOf('Receipt', 'receiptId'),

  // The sync
  SyncStatus: own(),
  TimelineEntry: own(),
  OutboxEntry: own(),
  Batch: byOrganisation,
  BatchItem: partOf('Batch', 'batchId'),
  Backfill: own(),
  BackfillItem: partOfFew('Backfill', 'backfillId'),
  Lease: byOrganisation,
  InboundEvent: partOfFew('Organisation', 'ledgerOrganisationId', { key: 'ledgerOrganisationId' }),
  WebhookCursor: closed('One line of the ledger for all.'),
  RateBudget: {
    kind: 'shared',
    because: 'Counts calls: those of the app, and those of an organisation of the ledger.',
  },
  Reconciliation: own(),
  ReconciliationReading: partOf('Reconciliation', 'reconciliationId'),
  Finding: own(),
  AcceptedDifference: byOrganisation,

  // For programs
  // Never changed. Taken back with the mutation it was written for, where that was refused after all.
  AuditEntry: own('workspaceId', 'select, insert, delete'),
  ApiAllowance: closed('What a key may spend is judged before anything runs for it.'),
  // Added up for all keys at once, outside.
  ApiKeyUsage: own('workspaceId', 'select'),
  NewsHead: own(),
  News: own(),
  IdempotencyKey: own(),
  WebhookEndpoint: own(),
  WebhookEvent: own(),
  WebhookDelivery: partOfFew('WebhookEndpoint', 'endpointId'),
  WebhookAttempt: partOf('WebhookDelivery', 'deliveryId'),
}
