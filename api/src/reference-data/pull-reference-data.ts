import type { Dependencies } from '../dependencies.ts'
import type { CallOutcome } from '../sync/call-ledger.ts'
import { callLedger } from '../sync/call-ledger.ts'
import type { SyncDependencies, Target } from '../sync/dependencies.ts'
import { type PulledReferenceData, type PullSummary, saveReferenceData } from './reference-data.store.ts'

/**
 * Reads the organisation, its tax rates, accounts and currencies in six calls and keeps them, archived ones marked.
 * Undefined: something could not be read, and nothing was changed. What waited for the books is looked at again.
 */
export async function pullReferenceData(
  dependencies: SyncDependencies | Dependencies,
  target: Target,
): Promise<PullSummary | undefined> {
  const { ledger } = dependencies
  const options = { isInteractive: true }
  const [organisation, permissions, taxRates, accounts, currencies] = await Promise.all([
    callLedger(dependencies, target, options, (access) => ledger.readOrganisation(access)),
    callLedger(dependencies, target, options, (access) => ledger.readPermissions(access)),
    callLedger(dependencies, target, options, (access) => ledger.readTaxRates(access)),
    callLedger(dependencies, target, options, (access) => ledger.readAccounts(access)),
    callLedger(dependencies, target, options, (access) => ledger.readCurrencies(access)),
  ])
  const pulled = {
    organisation: valueOf(organisation),
    permissions: valueOf(permissions),
    taxRates: valueOf(taxRates),
    accounts: valueOf(accounts),
    currencies: valueOf(currencies),
  }
  return isComplete(pulled) ? saveReferenceData(dependencies, target, pulled) : undefined
}

function valueOf<T>(outcome: CallOutcome<T>): T | undefined {
  return outcome.ok ? outcome.value : undefined
}

function isComplete(pulled: Partial<PulledReferenceData>): pulled is PulledReferenceData {
  return Object.values(pulled).every((part) => part !== undefined)
}
