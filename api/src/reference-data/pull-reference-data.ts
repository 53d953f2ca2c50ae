import type { Dependencies } from '../dependencies.ts'
import type { CallOutcome } from '../sync/call-ledger.ts'
import { callLedger } from '../sync/call-ledger.ts'
import type { SyncDependencies, Target } from '../sync/dependencies.ts'
import type { KeepSummary } from './keep-rows.ts'
import { type PulledReferenceData, saveReferenceData } from './reference-data.store.ts'

/**
 * Reads the organisation and what documents refer to in seven calls and keeps it all, archived things marked.
 * Undefined: something could not be read, and nothing was changed. What waited for the books is looked at again.
 */
export async function pullReferenceData(
  dependencies: SyncDependencies | Dependencies,
  target: Target,
): Promise<KeepSummary | undefined> {
  const { ledger } = dependencies
  const options = { isInteractive: true }
  const [organisation, permissions, taxRates, accounts, currencies, tracking, items] = await Promise.all([
    callLedger(dependencies, target, options, (access) => ledger.readOrganisation(access)),
    callLedger(dependencies, target, options, (access) => ledger.readPermissions(access)),
    callLedger(dependencies, target, options, (access) => ledger.readTaxRates(access)),
    callLedger(dependencies, target, options, (access) => ledger.readAccounts(access)),
    callLedger(dependencies, target, options, (access) => ledger.readCurrencies(access)),
    callLedger(dependencies, target, options, (access) => ledger.readTracking(access)),
    callLedger(dependencies, target, options, (access) => ledger.readItems(access)),
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
