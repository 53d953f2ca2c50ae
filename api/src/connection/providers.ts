import type { AccountingProvider } from '@tieout/prisma'
import type { LedgerConsent } from '../engine/ledger-consent.ts'

/** An accounting system a workspace can be tied to. */
export interface Provider {
  /** As people know it. */
  name: string
  consent: LedgerConsent
}

/** Every provider whose adapter works. */
export type Providers = Partial<Record<AccountingProvider, Provider>>

/** The consent of a connection's or attempt's own provider; one that is offered no more can't be asked anything. */
export function consentOf(providers: Providers, provider: AccountingProvider): LedgerConsent {
  const found = providers[provider]
  if (!found) throw new Error(`The provider ${provider} is not registered.`)
  return found.consent
}
