import { says, type Say } from '../audit/phrase.ts'

const purposes: Readonly<Record<string, string>> = {
  INCOME: 'the default account for what is sold',
  EXPENSE: 'the default account for what is bought',
  PAYMENT: 'the account payments go to',
}

/** What was done to the connection, mappings, and who may do what, behind who did it. */
export const settingsActs: Readonly<Record<string, Say>> = {
  mapTax: ({ name, text }) =>
    says`mapped ${name('taxRateId')} to ${name('ledgerTaxRateId')}` ??
    (text('taxRateId') ? undefined : says`made ${name('ledgerTaxRateId')} the default tax rate`) ??
    'changed a tax mapping',
  mapAccount: ({ name, text }) =>
    says`mapped ${name('subjectId')} to account ${name('ledgerAccountId')}` ??
    (text('subjectId') ? undefined : says`made ${name('ledgerAccountId')} ${purposes[text('purpose') ?? '']}`) ??
    'changed an account mapping',
  mapTracking: ({ name }) => says`changed how ${name('categoryId')} is filled in` ?? 'changed a tracking mapping',
  unmap: ({ name }) => says`took away the mapping of ${name('mappingId')}` ?? 'took away a mapping',
  syncReferenceData: () => 'read accounts, tax rates and the like again from Xero',
  connect: () => 'went to Xero to connect',
  connected: ({ of }) => says`connected ${of}` ?? 'connected an organisation',
  chooseOrganisation: () => 'chose the organisation to connect',
  organisationChanged: ({ of }) => says`changed the organisation to ${of}` ?? 'changed the organisation',
  changeOrganisation: () => 'changed the organisation',
  keepConnected: () => 'kept the connection',
  testConnection: ({ of }) => says`tested the connection to ${of}` ?? 'tested the connection',
  disconnect: ({ of }) => says`disconnected ${of}` ?? 'disconnected Xero',
  disconnected: ({ of }) => says`disconnected ${of}` ?? 'disconnected Xero',
  disconnectedForInactivity: ({ of }) => says`disconnected ${of}, which nobody used` ?? 'disconnected what nobody used',
  connectionBroke: ({ of }) =>
    says`found that the connection to ${of} needs somebody` ?? 'found that the connection needs somebody',
  notifyWhenAvailable: () => 'asked to be told when an integration is there',
  pauseSync: () => 'paused all sync',
  resumeSync: () => 'resumed the sync',
  startBackfill: () => 'started a backfill',
  pauseBackfill: () => 'paused the backfill',
  resumeBackfill: () => 'resumed the backfill',
  cancelBackfill: () => 'cancelled the backfill',
  retryBackfill: () => 'retried what failed of the backfill',
  backfillEnded: ({ of }) => says`ended the backfill of ${of}` ?? 'ended the backfill',
  startReconciliation: () => 'started a reconciliation',
  cancelReconciliation: () => 'cancelled the reconciliation',
  acceptFindings: ({ many }) => says`accepted ${many} differences` ?? 'accepted differences',
  repairFindings: ({ many }) => says`repaired ${many} differences` ?? 'repaired differences',
  createWorkspace: ({ of }) => says`created workspace ${of}` ?? 'created a workspace',
  updateWorkspace: ({ of }) => says`changed the settings of ${of}` ?? 'changed the workspace’s settings',
  switchWorkspace: () => 'switched to this workspace',
  inviteMember: ({ of }) => says`invited ${of}` ?? 'invited somebody',
  revokeInvitation: ({ of }) => says`took back the invitation of ${of}` ?? 'took back an invitation',
  acceptInvitation: () => 'accepted an invitation',
  changeRole: ({ name }) => says`changed the role of ${name('memberId')}` ?? 'changed somebody’s role',
  removeMember: ({ name }) => says`removed ${name('memberId')} from the team` ?? 'removed somebody from the team',
  signIn: () => 'signed in',
  setMail: () => 'chose which mails come',
  setSingleKeys: () => 'switched the single-key shortcuts',
  hideSetUp: () => 'put the set-up away, or brought it back',
  unsubscribe: () => 'ended mails by the link in one',
  createApiKey: ({ of }) => says`created API key ${of}` ?? 'created an API key',
  rotateApiKey: ({ of }) => says`replaced API key ${of}` ?? 'replaced an API key',
  revokeApiKey: ({ of }) => says`ended API key ${of}` ?? 'ended an API key',
  createWebhookEndpoint: ({ of }) => says`added webhook endpoint ${of}` ?? 'added a webhook endpoint',
  updateWebhookEndpoint: ({ of }) => says`changed webhook endpoint ${of}` ?? 'changed a webhook endpoint',
  deleteWebhookEndpoint: ({ of }) => says`deleted webhook endpoint ${of}` ?? 'deleted a webhook endpoint',
  rotateWebhookSecret: ({ name }) =>
    says`replaced the secret of webhook endpoint ${name('webhookEndpointId')}` ??
    'replaced the secret of a webhook endpoint',
  sendWebhookTest: ({ name }) =>
    says`sent a test to webhook endpoint ${name('webhookEndpointId')}` ?? 'sent a test to a webhook endpoint',
  resendWebhookDelivery: () => 'sent a webhook delivery again',
  webhookEndpointDisabled: ({ of }) =>
    says`switched off webhook endpoint ${of}, which took nothing` ??
    'switched off a webhook endpoint that took nothing',
}
