import type { SigningKey } from '../identity/signing-key.ts'
import type { Store } from '../store/store.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import type { InFlight } from './in-flight.ts'
import type { RequestLog } from './request-log.ts'
import type { Settings } from './settings.ts'
import type { Unknowns } from './unknowns.ts'
import type { Violations } from './violations.ts'

/** One simulated Xero: what it remembers and how it is told to behave. */
export interface World {
  /** Where it is reached, for links and issuers. */
  url: string
  clock: Clock
  store: Store
  settings: Settings
  unknowns: Unknowns
  faults: Faults
  violations: Violations
  requests: RequestLog
  inFlight: InFlight
  webhooks: Webhooks
  signingKey: SigningKey
}
