import type { Action } from 'xero-node/dist/gen/model/accounting/action.js'
import type { Organisation } from 'xero-node/dist/gen/model/accounting/organisation.js'
import type { LedgerOrganisationDetail, LedgerPermissions } from '../../engine/ledger-organisation.ts'
import { toDay } from '../dates.ts'
import { toTimeZone } from '../time-zone.ts'
import { filled, present } from './present.ts'

/** An organisation in our words. Partner editions (cashbook, ledger) have no invoicing. */
export function fromXeroOrganisation(organisation: Organisation): LedgerOrganisationDetail {
  return {
    ledgerOrganisationId: present(organisation.organisationID, 'OrganisationID'),
    name: present(organisation.name, 'Name'),
    countryCode: filled(organisation.countryCode),
    baseCurrency: String(present(organisation.baseCurrency, 'BaseCurrency')),
    timeZone: toTimeZone(filled(organisation.timezone)),
    shortCode: filled(organisation.shortCode),
    isDemo: organisation.isDemoCompany === true,
    canInvoice: String(organisation.edition) !== 'PARTNER',
    periodLockDate: toDay(organisation.periodLockDate),
    endOfYearLockDate: toDay(organisation.endOfYearLockDate),
  }
}

/** What the connected user may do. What Xero does not name is not allowed. */
export function fromXeroActions(actions: Action[]): LedgerPermissions {
  const allowed = new Set(actions.filter(({ status }) => String(status) === 'ALLOWED').map(({ name }) => name))
  return {
    createInvoices: allowed.has('CreateDraftInvoice') || allowed.has('CreateApprovedInvoice'),
    approveInvoices: allowed.has('CreateApprovedInvoice'),
    multiCurrency: allowed.has('UseMulticurrency'),
  }
}
