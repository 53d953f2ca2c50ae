const readable = [
  'accounting.invoices',
  'accounting.payments',
  'accounting.banktransactions',
  'accounting.manualjournals',
  'accounting.settings',
  'accounting.contacts',
  'accounting.attachments',
]
const reports = [
  'aged',
  'balancesheet',
  'banksummary',
  'budgetsummary',
  'executivesummary',
  'profitandloss',
  'trialbalance',
  'taxreports',
]

/** What an application made after 2 March 2026 may ask for: granular scopes only. */
export const supportedScopes: ReadonlySet<string> = new Set([
  ...['openid', 'profile', 'email', 'offline_access'],
  ...readable.flatMap((scope) => [scope, `${scope}.read`]),
  ...reports.map((report) => `accounting.reports.${report}.read`),
  'accounting.budgets.read',
])

/** What the consent page says a scope lets the application do. */
export const scopeWords: Readonly<Record<string, string>> = {
  'accounting.invoices': 'View and manage your invoices, bills, credit notes and items',
  'accounting.payments': 'View and manage your payments',
  'accounting.banktransactions': 'View and manage your bank transactions',
  'accounting.manualjournals': 'View and manage your manual journals',
  'accounting.settings': 'View and manage your organisation settings',
  'accounting.contacts': 'View and manage your contacts',
  'accounting.attachments': 'View and manage your attachments',
  offline_access: 'Keep its access while you are away',
  openid: 'Know who you are',
  email: 'View your email address',
  profile: 'View your name',
}

/** Splits a scope parameter. */
export function splitScopes(text: string): string[] {
  return text.split(/\s+/).filter((scope) => scope !== '')
}

/** The words for any supported scope. */
export function describeScope(scope: string): string {
  const words = scopeWords[scope] ?? scopeWords[scope.replace(/\.read$/, '')]
  if (!words) return `View ${scope}`
  return scope.endsWith('.read') ? words.replace('View and manage', 'View') : words
}
