import type { Scope } from './scopes.ts'

/** What a key needs for something: a scope, or nothing but being a key of the workspace. */
export type Need = Scope | 'any'

function each(need: Need, names: string): Record<string, Need> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, need] as const),
  )
}

/**
 * What each root field needs, whatever it answers with. A field that is missing here is refused to every key that may not do
 * everything, and a test names it.
 */
export const fieldScopes: Readonly<Record<string, Need>> = {
  ...each('any', 'connection instance integrations invitation node nodes rateLimit viewer connectionChanged'),
  ...each('any', 'notifyWhenAvailable unsubscribe'),
  ...each(
    'invoices:read',
    `bill bills creditNote creditNotes expense expenses invoice invoiceByNumber invoiceCounts invoices needsYou
    bulkCounts bulkForecast nextInvoiceNumber previewBackfill pushForecast reconciliation reconciliationEstimate reconciliations
    searchLedgerDocuments searchLedgerInvoices backfillChanged billChanged creditNoteChanged expenseChanged invoiceChanged
    reconciliationChanged collection collections record records syncWork syncWorkCounts
    syncDays workspaceChanged savedViews`,
  ),
  ...each('payments:read', 'payments settlements'),
  ...each('contacts:read', 'clients contactMatch ledgerContacts projects services'),
  ...each(
    'mappings:read',
    `ledgerAccounts ledgerCurrencies ledgerItems ledgerTaxRates ledgerTrackingCategories mappingExport
    mappingSuggestions taxRates`,
  ),
  ...each(
    'invoices:write',
    `actOnDocuments approveBill approveCreditNote approveExpense createBill createCreditNote createExpense createInvoice
    keepLedgerVersion keepLedgerVersionOfBill keepLedgerVersionOfCreditNote keepLedgerVersionOfExpense leaveOutInvoice
    linkBill linkCreditNote linkExpense linkInvoice pushBillOverLedger pushCreditNoteOverLedger pushExpenseOverLedger
    pushOverLedger sendInvoice sendInvoices undoUnlink undoUnlinkBill undoUnlinkCreditNote undoUnlinkExpense unlinkBill
    unlinkCreditNote unlinkExpense unlinkInvoice
    createItem linkItem linkLedgerDocument unlinkFromRecord
    archiveCollection archiveRecord composeBill composeInvoice createCollection createRecord updateBill updateCollection updateCreditNote updateExpense updateInvoice updateRecord voidBill voidCreditNote voidExpense voidInvoice`,
  ),
  ...each(
    'payments:write',
    `allocateCreditNote keepBothBillPayments keepBothPayments matchBillPayments matchPayments recordBillPayment recordPayment
    reverseAllocation reverseBillPayment reversePayment`,
  ),
  ...each(
    'contacts:write',
    'addFromContact alignContact cancelCreation createClient createContact createProject createService linkContact updateClient',
  ),
  ...each('mappings:write', 'createTaxRate mapAccount mapTax mapTracking unmap'),
  ...each(
    'connection:manage',
    'changeOrganisation chooseOrganisation connect disconnect keepConnected pauseSync resumeSync testConnection',
  ),
  ...each(
    'sync:run',
    `refreshRecord retryDocuments acceptFindings cancelBackfill cancelReconciliation pauseBackfill pushBill pushCreditNote pushExpense pushInvoice
    refreshBill refreshCreditNote refreshExpense refreshInvoice repairFindings resumeBackfill retryBackfill
    retryInvoices retrySync startBackfill startReconciliation syncReferenceData`,
  ),
  ...each(
    'webhooks:manage',
    `createWebhookEndpoint deleteWebhookEndpoint resendWebhookDelivery rotateWebhookSecret sendWebhookTest
    updateWebhookEndpoint webhookEndpoints webhookEventTypes`,
  ),
  ...each('workspace:manage', 'auditExport auditLog'),
  ...each(
    'workspace:manage',
    `acceptInvitation changeRole hideSetUp createWorkspace switchWorkspace createApiKey inviteMember mailbox removeMember deleteView saveView setSingleKeys revokeApiKey revokeInvitation
    rotateApiKey setMail updateWorkspace`,
  ),
}

/** What reading any field of a type needs, by whatever way it was come to. Every type with an id of its own stands here. */
export const typeScopes: Readonly<Record<string, Need>> = {
  ...each(
    'invoices:read',
    `Attempt Backfill Bill Collection CollectionField CreditNote Document DocumentLine Expense Finding Invoice InvoiceLine Receipt Reconciliation Record RecordLine SavedView
    TimelineEntry`,
  ),
  ...each('payments:read', 'Allocation BillPayment Payment Settlement'),
  ...each('contacts:read', 'Client LedgerContact'),
  ...each('mappings:read', 'AccountMapping TaxMapping TrackingMapping'),
  ...each('webhooks:manage', 'WebhookDelivery WebhookEndpoint'),
  ...each('workspace:manage', 'ApiKey AuditEntry Invitation Mail Member'),
  // What invoices, mappings and connections are told with.
  ...each(
    'any',
    `Connection LedgerAccount LedgerItem LedgerTaxRate LedgerTrackingCategory LedgerTrackingOption Project Service
    TaxRate Workspace`,
  ),
}
