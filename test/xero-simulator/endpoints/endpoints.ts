import type { Endpoint } from '../accounting/call.ts'
import { attachmentEndpoints } from './attachments.ts'
import { bankTransactionEndpoints } from './bank-transactions.ts'
import { contactEndpoints } from './contacts.ts'
import { creditNoteEndpoints } from './credit-notes.ts'
import { historyEndpoints } from './history.ts'
import { invoiceEndpoints } from './invoices.ts'
import { itemEndpoints } from './items.ts'
import { organisationEndpoints } from './organisation.ts'
import { paymentEndpoints } from './payments.ts'
import { referenceDataEndpoints } from './reference-data.ts'

/** Every endpoint of the Accounting API that the simulator has. */
export const endpoints: readonly Endpoint[] = [
  ...organisationEndpoints,
  ...referenceDataEndpoints,
  ...itemEndpoints,
  ...contactEndpoints,
  ...invoiceEndpoints,
  ...paymentEndpoints,
  ...creditNoteEndpoints,
  ...bankTransactionEndpoints,
  ...historyEndpoints,
  ...attachmentEndpoints,
]

const base = '/api.xro/2.0'

/** The endpoint a request means, with what stands in its path; case does not matter. */
export function findEndpoint(
  method: string,
  path: string,
): { endpoint: Endpoint; params: Record<string, string> } | undefined {
  const wanted = path.slice(base.length).replace(/\/$/, '').split('/')
  for (const endpoint of endpoints) {
    const params = endpoint.method === method ? matchPath(endpoint.path.split('/'), wanted) : undefined
    if (params) return { endpoint, params }
  }
  return undefined
}

function matchPath(pattern: string[], wanted: string[]): Record<string, string> | undefined {
  if (pattern.length !== wanted.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const given = wanted[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given)
    else if (part.toLowerCase() !== given.toLowerCase()) return undefined
  }
  return params
}
