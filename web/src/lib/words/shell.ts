import { count } from './plural.ts'

export const shellWords = {
  product: 'Tieout',
  skip: 'Skip to content',
  main: 'Main',
  settings: 'Settings',
  overview: 'Overview',
  invoices: 'Invoices',
  payments: 'Payments',
  mapping: 'Mapping',
  connection: 'Connection',
  integrations: 'Integrations',
  workspace: 'Workspace',
  team: 'Team',
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

export const errorWords = {
  title: 'This page could not be shown',
  notFound: 'There is nothing here',
  notFoundText: 'It may have been removed, or the address is mistyped. Nothing was changed.',
  safe: 'Nothing was changed, here or in Xero.',
  request: (id: string) => `Request ${id}`,
  retry: 'Retry',
  home: 'Go to the overview',
} as const

export const keyWords = {
  title: 'Keyboard shortcuts',
  close: 'Close',
  foot: { move: 'move', select: 'select', retry: 'retry', all: 'all shortcuts' },
  list: [
    [['g', 'o'], 'Overview'],
    [['g', 'i'], 'Invoices'],
    [['g', 'p'], 'Payments'],
    [['g', 'm'], 'Mapping'],
    [['g', 'c'], 'Connection'],
    [['n'], 'New invoice'],
    [['/'], 'Search invoices'],
    [['j'], 'Next row'],
    [['k'], 'Previous row'],
    [['x'], 'Select the row'],
    [['Enter'], 'Open the row'],
    [['r'], 'Retry the row'],
    [['?'], 'Show this list'],
  ] as const,
} as const
