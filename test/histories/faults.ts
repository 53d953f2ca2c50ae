import type { FaultKind } from '../xero-simulator/simulator.ts'

/** Where something goes wrong. */
export const places = {
  invoices: { method: 'PUT', path: '/api.xro/2.0/Invoices' },
  updates: { method: 'POST', path: '/api.xro/2.0/Invoices' },
  payments: { method: 'PUT', path: '/api.xro/2.0/Payments' },
  creditNotes: { path: '/api.xro/2.0/CreditNotes' },
  allocations: { method: 'PUT', path: '/\\/Allocations$/' },
  bankTransactions: { path: '/api.xro/2.0/BankTransactions' },
  contacts: { method: 'PUT', path: '/api.xro/2.0/Contacts' },
  reads: { method: 'GET', path: '/api.xro/2.0/' },
  anything: { path: '/api.xro/2.0/' },
  tokens: { method: 'POST', path: '/connect/token' },
} as const

/** Where something is written. */
export const writes = [
  'invoices',
  'updates',
  'payments',
  'contacts',
  'creditNotes',
  'allocations',
  'bankTransactions',
] as const

export const faults: FaultKind[] = [
  'drop-after-commit',
  'drop-before-commit',
  'truncated-json',
  'server-error-json',
  'server-error-html',
  'server-error-after-commit',
  'bad-gateway-html',
  'unavailable-text',
  'idempotency-down',
  'errors-summarised',
  'rate-limit-minute',
  'rate-limit-concurrent',
  'rate-limit-app-minute',
  'rate-limit-day',
  'token-expired',
  'unauthorised',
  'disconnect',
  'revoke',
]

/** After these nobody knows whether it was done. */
export const losses: FaultKind[] = [
  'drop-after-commit',
  'server-error-after-commit',
  'truncated-json',
  'drop-before-commit',
]
export const webhookFaults: FaultKind[] = [
  'webhook-duplicate',
  'webhook-reorder',
  'webhook-delay',
  'webhook-drop',
  'webhook-bad-signature',
]
