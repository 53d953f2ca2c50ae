import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type {
  LedgerAccountRow,
  LedgerItemRow,
  LedgerTaxRateRow,
  LedgerTrackingRow,
} from '../engine/ledger-organisation.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroAccount, fromXeroItem, fromXeroTaxRate, fromXeroTracking } from './from-xero/reference-data.ts'
import type { OpenSdk } from './sdk.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'

export function readTaxRates(open: OpenSdk, access: LedgerAccess): Promise<LedgerAnswer<LedgerTaxRateRow[]>> {
  return callXero(open, access, {
    operation: 'readTaxRates',
    kind: 'read',
    send: (api) => api.getTaxRates(access.ledgerOrganisationId),
    take: ({ taxRates }) => taxRates?.map(fromXeroTaxRate),
  })
}

/** All accounts, archived ones included: a mapping may still name one. */
export function readAccounts(open: OpenSdk, access: LedgerAccess): Promise<LedgerAnswer<LedgerAccountRow[]>> {
  return callXero(open, access, {
    operation: 'readAccounts',
    kind: 'read',
    send: (api) => api.getAccounts(access.ledgerOrganisationId),
    take: ({ accounts }) => accounts?.map(fromXeroAccount),
  })
}

export function readCurrencies(open: OpenSdk, access: LedgerAccess): Promise<LedgerAnswer<string[]>> {
  return callXero(open, access, {
    operation: 'readCurrencies',
    kind: 'read',
    send: (api) => api.getCurrencies(access.ledgerOrganisationId),
    take: ({ currencies }) => currencies?.flatMap(({ code }) => (code === undefined ? [] : String(code))),
  })
}

/** All tracking categories, archived ones included: a mapping may still name one. */
export function readTracking(open: OpenSdk, access: LedgerAccess): Promise<LedgerAnswer<LedgerTrackingRow[]>> {
  const [where, order] = [] as undefined[]
  return callXero(open, access, {
    operation: 'readTracking',
    kind: 'read',
    send: (api) => api.getTrackingCategories(access.ledgerOrganisationId, where, order, true),
    take: ({ trackingCategories }) => trackingCategories?.map(fromXeroTracking),
  })
}

/** With prices to four places, which Xero only shows when asked. */
export function readItems(open: OpenSdk, access: LedgerAccess): Promise<LedgerAnswer<LedgerItemRow[]>> {
  const [since, where, order] = [] as undefined[]
  return callXero(open, access, {
    operation: 'readItems',
    kind: 'read',
    send: (api) => api.getItems(access.ledgerOrganisationId, since, where, order, UNIT_DECIMALS),
    take: ({ items }) => items?.map(fromXeroItem),
  })
}
