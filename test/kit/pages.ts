import type { Story } from './story.ts'

/** An address to take a picture of, and what the picture is called. */
export interface Shot {
  name: string
  path: string
}

/** Pages for whoever is not signed in. */
export const outside: Shot[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'forgot', path: '/forgot' },
  { name: 'reset', path: '/reset' },
  { name: 'verified', path: '/verified' },
  { name: 'invite-spent', path: '/invite/nothing' },
  { name: 'unsubscribe', path: '/unsubscribe?token=nothing' },
  { name: 'docs', path: '/docs' },
  { name: 'docs-quickstart', path: '/docs/quickstart' },
  { name: 'docs-webhooks', path: '/docs/webhooks' },
  { name: 'docs-schema', path: '/docs/reference' },
  { name: 'docs-mutation', path: '/docs/reference/mutation/sendInvoice' },
  { name: 'docs-type', path: '/docs/reference/type/Invoice' },
  { name: 'docs-errors', path: '/docs/errors' },
  { name: 'docs-error', path: '/docs/errors/MISSING_TAX_MAPPING' },
  { name: 'not-found', path: '/nothing-here' },
]

const settings = '/settings/integrations/xero'

/** Pages that every workspace has, whatever is in it. */
const always: Shot[] = [
  { name: 'overview', path: '/' },
  { name: 'invoices', path: '/invoices' },
  { name: 'bills', path: '/bills' },
  { name: 'expenses', path: '/expenses' },
  { name: 'credit-notes', path: '/credit-notes' },
  { name: 'clients', path: '/clients' },
  { name: 'contacts', path: '/contacts' },
  { name: 'payments', path: '/payments' },
  { name: 'records', path: '/records' },
  { name: 'sync', path: '/sync' },
  { name: 'reconciliation', path: '/sync/reconciliation' },
  { name: 'mapping', path: `${settings}/mapping` },
  { name: 'connection', path: settings },
]

/** Of a workspace that nobody did anything in. */
export const empty = always

/** Where nothing is connected, and somebody who was at Xero did not allow it. */
export const before: Shot[] = [...always, { name: 'connection-declined', path: `${settings}?result=declined` }]

export const lived: Shot[] = [
  ...always,
  { name: 'invoices-needs-you', path: '/invoices?tab=needs-you' },
  { name: 'invoices-none', path: '/invoices?q=nothing-like-it' },
  { name: 'invoice-new', path: '/invoices/new' },
  { name: 'bill-new', path: '/bills/new' },
  { name: 'collection-new', path: '/records/new' },
  { name: 'sync-needs-you', path: '/sync?tab=needs-you' },
  { name: 'sync-done', path: '/sync?tab=done' },
  { name: 'backfill', path: `${settings}/backfill` },
  { name: 'reference-data', path: `${settings}/reference-data` },
  { name: 'integrations', path: '/settings/integrations' },
  { name: 'settings', path: '/settings' },
  { name: 'workspace', path: '/settings/workspace' },
  { name: 'workspaces', path: '/settings/workspaces' },
  { name: 'team', path: '/settings/team' },
  { name: 'notifications', path: '/settings/notifications' },
  { name: 'you', path: '/settings/you' },
  { name: 'mailbox', path: '/settings/mailbox' },
  { name: 'audit', path: '/settings/audit' },
  { name: 'developers', path: '/developers' },
  { name: 'webhooks', path: '/developers/webhooks' },
  { name: 'not-found', path: '/nothing-here' },
  { name: 'invoice-gone', path: '/invoices/nothing-here' },
]

/** Pages of single things, by what there is of each. */
export async function single({ graph }: Story): Promise<Shot[]> {
  const found = await graph.ask(`{ 
    failed: invoices(first: 1, where: { state: [FAILED] }) { nodes { id } }
    synced: invoices(first: 1, where: { state: [SYNCED], status: [PAID] }) { nodes { id } }
    skipped: invoices(first: 1, where: { state: [SKIPPED] }) { nodes { id } }
    draft: invoices(first: 1, where: { status: [DRAFT] }) { nodes { id } }
    needsYou { problem { code } work { path } }
    bills(first: 1) { nodes { id } } expenses(first: 1) { nodes { id } } creditNotes(first: 1) { nodes { id } }
    clients(first: 1) { nodes { id } } collections(first: 1) { nodes { id } } }`)
  const [jobs] = found['collections'].nodes
  const { records } = await graph.ask(`query ($id: ID!) { records(collectionId: $id, first: 1) { nodes { id } } }`, {
    id: jobs.id,
  })
  const base = `/records/${jobs.id}`
  const pages = (name: string, base: string, list: { nodes: { id: string }[] }, end = '') =>
    list.nodes.map(({ id }) => ({ name, path: `${base}/${id}${end}` }))
  const changed = found['needsYou'].find(({ problem }: any) => problem.code === 'CHANGED_IN_XERO')
  return [
    ...pages('invoice-failed', '/invoices', found['failed']),
    ...pages('invoice-paid', '/invoices', found['synced']),
    ...pages('invoice-skipped', '/invoices', found['skipped']),
    ...pages('invoice-draft', '/invoices', found['draft']),
    ...pages('invoice-edit', '/invoices', found['draft'], '/edit'),
    ...(changed ? [{ name: 'invoice-changed-in-xero', path: changed.work[0].path }] : []),
    ...pages('bill', '/bills', found['bills']),
    ...pages('bill-edit', '/bills', found['bills'], '/edit'),
    ...pages('expense', '/expenses', found['expenses']),
    ...pages('credit-note', '/credit-notes', found['creditNotes']),
    ...pages('client', '/clients', found['clients']),
    { name: 'collection', path: base },
    { name: 'collection-settings', path: `${base}/settings` },
    { name: 'record-new', path: `${base}/new` },
    ...pages('record', base, records),
    ...pages('record-edit', base, records, '/edit'),
  ]
}
