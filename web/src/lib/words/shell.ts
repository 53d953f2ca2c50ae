import { count } from './plural.ts'

export const shellWords = {
  product: 'Tieout',
  skip: 'Skip to content',
  main: 'Main',
  settings: 'Settings',
  overview: 'Overview',
  invoices: 'Invoices',
  clients: 'Clients',
  contacts: 'Contacts',
  payments: 'Payments',
  reconciliation: 'Reconciliation',
  mapping: 'Mapping',
  connection: 'Connection',
  integrations: 'Integrations',
  workspace: 'Workspace',
  team: 'Team',
  notifications: 'Notifications',
  mailbox: 'Mailbox',
  developers: 'Developers',
  signOut: 'Sign out',
  theme: 'Switch between light and dark',
  people: (n: number, currency: string) => `${n === 1 ? '1 person' : `${n} people`} · ${currency}`,
  checked: (ago: string) => `Checked ${ago.startsWith('Just') ? 'just now' : ago}`,
  defaultsLeft: (n: number) => `${count(n, 'thing')} left to choose`,
  connectToStart: 'Connect Xero to start',
  demo: 'Demo',
  openSimulator: 'Play the person in Xero',
  live: 'Live',
  liveHint: 'Changes appear as they happen',
  connecting: 'Connecting',
  paused: 'Live updates paused',
  pausedHint: 'Live updates paused. Checking every 10 seconds.',
  offline: (time: string) => `You’re offline. Showing what we last had (${time}).`,
  changed: (changes: readonly { number: string; word: string }[]) => {
    const [first] = changes
    if (changes.length === 1 && first) return `${first.number} is now ${first.word.toLowerCase()}.`
    return `${count(changes.length, 'invoice')} changed.`
  },
  dismiss: 'Dismiss',
  loading: 'Loading',
} as const
