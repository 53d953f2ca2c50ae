import type { LedgerAnswer } from '../engine/ledger-answer.ts'
import type { LedgerOrganisationDetail, LedgerPermissions } from '../engine/ledger-organisation.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroActions, fromXeroOrganisation } from './from-xero/organisation.ts'
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
