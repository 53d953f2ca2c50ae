import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js'
import type { LedgerAnswer, RowOutcome } from '../engine/ledger-answer.ts'
import type { LedgerDocument } from '../engine/ledger-documents.ts'
import type { EncodedWrite } from '../engine/ledger-plans.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import { callXero } from './call.ts'
import { fromXeroBankTransaction, fromXeroCreditNote, fromXeroInvoice } from './from-xero/document.ts'
import { listMember } from './json.ts'
import { toOutcomes } from './rows.ts'
import type { OpenSdk } from './sdk.ts'
import { formWritten, shelves } from './shelf.ts'
import { decode } from './to-xero/payload.ts'
import { UNIT_DECIMALS } from './unit-decimals.ts'
import { SUMMARIZE_ERRORS } from './write.ts'

/** Creates documents with PUT and changes them, by id, with POST: a POST without an id would edit by number. */
export function writeDocuments(
  open: OpenSdk,
  access: LedgerAccess,
  write: EncodedWrite,
  key: string,
): Promise<LedgerAnswer<RowOutcome<LedgerDocument>[]>> {
  const form = formWritten(write.operation)
  const { plural, member, idMember, keyMember } = shelves[form]
  const payload = decode(write, `create${plural}`, `update${plural}`)
  const isNew = write.operation.startsWith('create')
  const options = [SUMMARIZE_ERRORS, UNIT_DECIMALS, key] as const
  const organisationId = access.ledgerOrganisationId
  const call = { operation: write.operation, kind: 'write' } as const
  const outcomes = <Model>(models: Model[] | undefined, raw: unknown, toSaved: (model: Model) => LedgerDocument) =>
    toOutcomes(payload, models, listMember(raw, member), { keyMember, idMember, toSaved })
  if (form === 'CREDIT_NOTE') {
    const creditNotes = { creditNotes: payload.rows }
    const send = (api: AccountingApi) =>
      isNew
        ? api.createCreditNotes(organisationId, creditNotes, ...options)
        : api.updateOrCreateCreditNotes(organisationId, creditNotes, ...options)
    return callXero(open, access, {
      ...{ ...call, send },
      take: (body, raw) => outcomes(body.creditNotes, raw, fromXeroCreditNote),
    })
  }
  if (form === 'SPEND_MONEY') {
    // The SDK's type wants what a row of JSON already has.
    const bankTransactions = { bankTransactions: payload.rows } as Parameters<
      AccountingApi['createBankTransactions']
    >[1]
    const send = (api: AccountingApi) =>
      isNew
        ? api.createBankTransactions(organisationId, bankTransactions, ...options)
        : api.updateOrCreateBankTransactions(organisationId, bankTransactions, ...options)
    return callXero(open, access, {
      ...{ ...call, send },
      take: (body, raw) => outcomes(body.bankTransactions, raw, fromXeroBankTransaction),
    })
  }
  const invoices = { invoices: payload.rows }
  const send = (api: AccountingApi) =>
    isNew
      ? api.createInvoices(organisationId, invoices, ...options)
      : api.updateOrCreateInvoices(organisationId, invoices, ...options)
  return callXero(open, access, {
    ...{ ...call, send },
    take: (body, raw) => outcomes(body.invoices, raw, fromXeroInvoice),
  })
}
