/** What a page looks like from afar: enough to keep its place until it is there. */
export interface Shape {
  body: 'overview' | 'list' | 'table' | 'document' | 'cards' | 'form' | 'settings' | 'mapping' | 'work'
  /** Where the page is, above its title. */
  crumbs?: true
  /** A sentence beneath its title. */
  lead?: true
  /** What is done with it, beside its title. */
  acts?: true
  tabs?: true
  /** A search, and what narrows it. */
  tools?: true
}

const xero = '/settings/integrations/xero'
const settings = { crumbs: true, lead: true } as const
const form = { body: 'form', crumbs: true } as const

const shapes: Readonly<Record<string, Shape>> = {
  '': { body: 'overview' },
  '/invoices': { body: 'list', acts: true, tabs: true, tools: true },
  '/[kind=document]': { body: 'list', acts: true, tabs: true, tools: true },
  '/invoices/new': form,
  '/invoices/[id]': { body: 'document', crumbs: true, lead: true, acts: true },
  '/invoices/[id]/edit': form,
  '/[kind=document]/new': form,
  '/[kind=document]/[id]': { body: 'document', crumbs: true, lead: true, acts: true },
  '/[kind=document]/[id]/edit': form,
  '/payments': { body: 'table', lead: true, acts: true, tabs: true },
  '/contacts': { body: 'table', lead: true, tools: true },
  '/clients': { body: 'table', lead: true, tools: true },
  '/clients/[id]': { body: 'cards', crumbs: true, acts: true },
  '/records': { body: 'table', lead: true, acts: true },
  '/records/new': { body: 'settings', crumbs: true },
  '/records/[collection]': { body: 'table', crumbs: true, acts: true, tools: true },
  '/records/[collection]/new': form,
  '/records/[collection]/settings': { body: 'settings', crumbs: true },
  '/records/[collection]/[id]': { body: 'cards', crumbs: true, acts: true },
  '/records/[collection]/[id]/edit': form,
  '/sync': { body: 'work', lead: true, acts: true, tabs: true },
  '/sync/reconciliation': { body: 'work', lead: true, acts: true },
  '/developers': { body: 'table', lead: true, acts: true, tabs: true },
  '/developers/webhooks': { body: 'table', lead: true, acts: true, tabs: true },
  '/settings': { body: 'settings' },
  '/settings/audit': { body: 'table', acts: true, tools: true, ...settings },
  '/settings/mailbox': { body: 'table', ...settings },
  '/settings/notifications': { body: 'settings', ...settings },
  '/settings/team': { body: 'table', ...settings },
  '/settings/workspace': { body: 'settings', ...settings },
  '/settings/workspaces': { body: 'settings', ...settings },
  '/settings/you': { body: 'settings', ...settings },
  '/settings/integrations': { body: 'settings', ...settings },
  [xero]: { body: 'cards', crumbs: true },
  [`${xero}/backfill`]: { body: 'cards', acts: true, ...settings },
  [`${xero}/mapping`]: { body: 'mapping', acts: true, tabs: true, ...settings },
  [`${xero}/reference-data`]: { body: 'table', acts: true, tabs: true, ...settings },
}

/** By a route as kit names it, `/(app)/invoices/[id]`. */
export function shapeOf(route: string | null | undefined): Shape | undefined {
  return shapes[(route ?? '').replace('/(app)', '')]
}
