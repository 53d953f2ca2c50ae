import { builder } from '../builder.ts'
import type { Scope } from './scopes.ts'

const meanings = {
  'invoices:read': 'Read invoices, bills, credit notes and expenses, where they stand, and reconciliations.',
  'invoices:write': 'Make, change, send and void them, and decide what differs; reads them too.',
  'payments:read': 'Read payments and credits used.',
  'payments:write': 'Record, take back and match payments, and use credit notes; reads them too.',
  'contacts:read': 'Read clients, suppliers, projects and services, and the contacts in Xero.',
  'contacts:write': 'Make them, and link clients to contacts; reads them too.',
  'mappings:read': 'Read tax rates, mappings, and the reference data they point to.',
  'mappings:write': 'Make and change them; reads them too.',
  'connection:manage': 'Connect, change, test, pause and disconnect the organisation.',
  'webhooks:manage': 'Set webhook endpoints, and see what was delivered.',
  'sync:run': 'Push, refresh, retry, backfill and reconcile.',
  'workspace:manage': 'Change settings, members and API keys.',
} satisfies Record<Scope, string>

/** `invoices:read` is INVOICES_READ in the schema. */
export const ApiKeyScopeType = builder.enumType('ApiKeyScope', {
  description: 'What an API key may be allowed.',
  values: Object.fromEntries(
    Object.entries(meanings).map(([scope, description]) => [
      scope.toUpperCase().replace(':', '_'),
      { value: scope as Scope, description: `\`${scope}\`: ${description}` },
    ]),
  ),
})
