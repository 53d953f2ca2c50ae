import { defaultClientId, defaultClientSecret, defaultWebhookKey } from '../defaults.ts'

/** The developer tier of the application that calls. */
export type Tier = 'starter' | 'core' | 'plus' | 'advanced' | 'enterprise'

/** How this Xero is set up for the application that calls it. */
export interface Settings {
  clientId: string
  clientSecret: string
  providerName: string
  redirectUris: string[]
  tier: Tier
  /** Refuse to connect more organisations than the tier allows. Off, so that every test can make its own. */
  enforceConnectionLimit: boolean
  webhookUrl: string | null
  webhookKey: string
  /** Added to every Accounting call. */
  latencyMs: number
  /** The most rows a page of a list holds; Xero’s own is a thousand. Less lets a test read several. */
  largestPage: number
  /** Keep in the request log what each call sent: tokens and invoices too, so only where a test wants to look. */
  keepBodies: boolean
}

/** Settings of a simulator nobody configured. */
export const defaultSettings: Readonly<Settings> = {
  clientId: defaultClientId,
  clientSecret: defaultClientSecret,
  providerName: 'Tieout',
  redirectUris: [],
  tier: 'starter',
  enforceConnectionLimit: false,
  webhookUrl: null,
  webhookKey: defaultWebhookKey,
  latencyMs: 0,
  largestPage: 1000,
  keepBodies: false,
}

/** Calls a day for each organisation. */
export function dayLimit(tier: Tier): number {
  return tier === 'starter' ? 1000 : 5000
}

/** How many organisations the tier may connect. */
export const connectionLimits: Readonly<Record<Tier, number>> = {
  starter: 5,
  core: 50,
  plus: 1000,
  advanced: 10_000,
  enterprise: Number.MAX_SAFE_INTEGER,
}
