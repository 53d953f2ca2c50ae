import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type {
  LedgerAccountRow,
  LedgerOrganisationDetail,
  LedgerPermissions,
  LedgerTaxRateRow,
} from '../engine/ledger-organisation.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroActions, fromXeroOrganisation } from './from-xero/organisation.ts'
import { fromXeroAccount, fromXeroTaxRate } from './from-xero/reference-data.ts'
import type { OpenSdk } from './sdk.ts'

export function readOrganisation(open: OpenSdk, access: LedgerAccess): Promise<LedgerAnswer<LedgerOrganisationDetail>> {
  return callXero(open, access, {
    operation: 'readOrganisation',
    kind: 'read',
    send: (api) => api.getOrganisations(access.ledgerOrganisationId),
    take: ({ organisations }) => organisations?.slice(0, 1).map(fromXeroOrganisation)[0],
  })
}

export function readPermissions(open: OpenSdk, access: LedgerAccess): Promise<LedgerAnswer<LedgerPermissions>> {
  return callXero(open, access, {
    operation: 'readPermissions',
    kind: 'read',
    send: (api) => api.getOrganisationActions(access.ledgerOrganisationId),
    take: ({ actions }) => actions && fromXeroActions(actions),
  })
}

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
