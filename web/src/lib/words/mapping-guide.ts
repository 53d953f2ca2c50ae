import { whole } from './plural.ts'

export const strictTaxWords = {
  title: 'Strict tax mapping',
  label: 'Every active rate needs a code of its own',
  on: 'An invoice with a rate that isn’t mapped waits, and says which.',
  off: 'A rate that isn’t mapped uses the default code with your own tax amount, and the invoice says so.',
  saved: 'Tax mapping rule saved.',
} as const

/** The guide beside the mapping page (F047) and what the mapping can’t do (F054). */
export const guideWords = {
  open: 'How mapping works',
  title: 'How mapping works',
  close: 'Close',
  parts: [
    [
      'Two defaults first',
      'A default tax code and a default income account. Nothing is sent before both are chosen; everything that waited goes by itself then.',
    ],
    [
      'The closest word wins',
      'A line posts to the account of its service, else of its project, else to your default. Its tax code comes from its rate, else from your default.',
    ],
    [
      'Your total stays yours',
      'When Xero’s rate would make another tax amount, we send yours with the line. Before each send you see both totals side by side.',
    ],
    [
      'Tracking',
      'For each Xero tracking category choose what names its option: the project, the client, the service, or always the same. Names that are alike match by themselves.',
    ],
    [
      'Payments',
      'Payments you record here go to the payment account. Without one they stay here, and the invoice says so.',
    ],
    [
      'When something is archived in Xero',
      'We find it before anything is sent and show it on this page. What waits for it goes once you choose another.',
    ],
    [
      'Each organisation has its own mapping',
      'Connect another and you start from suggestions; come back and yours is as you left it, for 30 days after a disconnect.',
    ],
  ],
  limits: 'Limits',
  limitList: [
    'Xero takes two active tracking categories, and one option of each on a line.',
    'One workspace works with one Xero organisation at a time.',
    'Rates that another app creates in Xero are not used on your VAT return; choose Xero’s own.',
    'Amounts have two decimals, unit prices four. Xero rounds each line half away from zero, and so do we.',
    'Invoices in a currency your Xero plan doesn’t have are skipped, and tried again when it does.',
    'An invoice dated in a locked period is not sent. Change its date or unlock the period in Xero.',
    'A paid invoice can’t be edited in Xero until its payment is undone there.',
    'Xero allows 60 calls a minute and a daily number by plan. We send up to 50 invoices in one call.',
  ],
} as const

export const trackingWords = {
  title: 'Tracking',
  none: 'Your Xero organisation has no tracking categories.',
  lead: 'What of a line says its option in Xero.',
  source: (category: string) => `${category} comes from`,
  sources: {
    NONE: 'Nothing: lines carry none',
    PROJECT: 'The line’s project',
    CLIENT: 'The client',
    SERVICE: 'The line’s service',
    FIXED: 'Always the same option',
  },
  option: 'Option on every line',
  unmatched: 'When nothing matches',
  policies: {
    LEAVE_EMPTY: 'Send the line without it',
    USE_OPTION: 'Use one option',
    REFUSE: 'Hold the invoice and ask',
  },
  fallback: 'That option',
  choose: 'Choose…',
  choices: (n: number, all: number) => `${whole(n)} of ${whole(all)} have an option`,
  showChoices: 'Choose one by one',
  byName: (name: string) => `${name}, by its name`,
  noMatch: 'None',
  optionFor: (category: string, name: string) => `${category} for ${name}`,
  archived: (name: string) => `${name} (archived in Xero)`,
  suggested: (source: string, because: string) => `Suggested: ${source}. ${because}`,
  use: (category: string) => `Use it for ${category}`,
  save: (category: string) => `Save ${category}`,
  saved: (category: string) => `${category} saved.`,
} as const
