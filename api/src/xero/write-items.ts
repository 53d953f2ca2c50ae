import type { Items } from 'xero-node/dist/gen/model/accounting/items.js'
import type { LedgerAnswer, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerItemRow } from '../engine/ledger-organisation.ts'
import type { EncodedWrite } from '../engine/ledger-plans.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroItem } from './from-xero/reference-data.ts'
import { listMember } from './json.ts'
import { toOutcomes } from './rows.ts'
import type { OpenSdk } from './sdk.ts'
import { decode } from './to-xero/payload.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'
import { SUMMARIZE_ERRORS } from './write.ts'

/** Creates items with PUT, for POST would overwrite one of the same code. */
export function writeItems(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Promise<LedgerAnswer<RowOutcome<LedgerItemRow>[]>> {
  const payload = decode(write, 'createItems')
  const items = { items: payload.rows } as Items
  const reading = { keyMember: 'Code', idMember: 'ItemID', toSaved: fromXeroItem }
  return callXero(open, access, {
    operation: write.operation,
    kind: 'write',
    send: (api) => api.createItems(access.ledgerOrganisationId, items, SUMMARIZE_ERRORS, UNIT_DECIMALS, key),
    take: (body, raw) => toOutcomes(payload, body.items, listMember(raw, 'Items'), reading),
  })
}
