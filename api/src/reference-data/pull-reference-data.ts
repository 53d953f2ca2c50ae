import { type Ask, callLedger, type CallOutcome } from '../sync/call-ledger.ts'
import type { SyncDependencies, Target } from '../sync/dependencies.ts'
import type { KeepSummary } from './keep-rows.ts'
import { type PulledReferenceData, saveReferenceData } from './reference-data.store.ts'

/**
 * Reads the organisation and what documents refer to in seven calls and keeps it all, archived things marked.
 * Undefined: something could not be read, and nothing was changed. What waited for the books is looked at again. Unless
 * `ask` says otherwise, a person waits for it.
 */
export async function pullReferenceData(
  dependencies: SyncDependencies,
  target: Target,
  ask: Ask = (send) => callLedger(dependencies, target, { isInteractive: true }, send),
): Promise<KeepSummary | undefined> {
  const { ledger } = dependencies
  const [organisation, permissions, taxRates, accounts, currencies, tracking, items] = await Promise.all([
    ask((access) => ledger.readOrganisation(access)),
    ask((access) => ledger.readPermissions(access)),
    ask((access) => ledger.readTaxRates(access)),
    ask((access) => ledger.readAccounts(access)),
    ask((access) => ledger.readCurrencies(access)),
    ask((access) => ledger.readTracking(access)),
    ask((access) => ledger.readItems(access)),
  ])
  const pulled = {
    organisation: valueOf(organisation),
    permissions: valueOf(permissions),
    taxRates: valueOf(taxRates),
    accounts: valueOf(accounts),
    currencies: valueOf(currencies),
    tracking: valueOf(tracking),
    items: valueOf(items),
  }
  return isComplete(pulled) ? saveReferenceData(dependencies, target, pulled) : undefined
}

function valueOf<T>(outcome: CallOutcome<T>): T | undefined {
  return outcome.ok ? outcome.value : undefined
}

function isComplete(pulled: Partial<PulledReferenceData>): pulled is PulledReferenceData {
  return Object.values(pulled).every((part) => part !== undefined)
}
