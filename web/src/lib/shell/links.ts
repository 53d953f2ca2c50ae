import { activity, gear, home, receipt, swap } from '../ui/icons.ts'
import { shellWords } from '../words/shell.ts'
import type { Shell } from './shell.graphql.ts'

interface Link {
  href: string
  label: string
  /** Beside the label, after leader dots. */
  count?: number
  /** The count is of things that need somebody. */
  bad?: boolean
  /** A group of links begins with it. */
  leads?: boolean
}

/** The contents column: pages first, then settings. */
export function contents(shell: Shell): { pages: Link[]; settings: Link[] } {
  const missing = shell.connection?.missingSetup.length ?? 0
  return {
    pages: [
      { href: '/', label: shellWords.overview },
      {
        href: '/sync',
        label: shellWords.sync,
        ...(shell.syncWorkCounts.needsYou ? { count: shell.syncWorkCounts.needsYou, bad: true } : {}),
      },
      { href: '/sync/reconciliation', label: shellWords.reconciliation },
      { href: '/invoices', label: shellWords.invoices, count: shell.invoiceCounts.all, leads: true },
      { href: '/credit-notes', label: shellWords.creditNotes },
      { href: '/records', label: shellWords.records },
      { href: '/clients', label: shellWords.clients },
      { href: '/bills', label: shellWords.bills, leads: true },
      { href: '/expenses', label: shellWords.expenses },
      { href: '/payments', label: shellWords.payments, count: shell.payments.totalCount, leads: true },
      { href: '/contacts', label: shellWords.contacts },
    ],
    settings: [
      {
        href: '/settings/integrations/xero/mapping',
        label: shellWords.mapping,
        ...(missing ? { count: missing, bad: true } : {}),
      },
      { href: '/settings/integrations', label: shellWords.connection },
      { href: '/settings/workspace', label: shellWords.workspace },
      { href: '/settings/team', label: shellWords.team },
      { href: '/settings/notifications', label: shellWords.notifications },
      ...(shell.viewer.can.administer && shell.instance.keepsMails
        ? [{ href: '/settings/mailbox', label: shellWords.mailbox }]
        : []),
      { href: '/developers', label: shellWords.developers },
    ],
  }
}

/** Five tabs under the thumb. */
export const tabs = [
  { href: '/', label: shellWords.overview, icon: home },
  { href: '/invoices', label: shellWords.invoices, icon: receipt },
  { href: '/sync', label: shellWords.syncTab, icon: activity },
  { href: '/settings/integrations/xero/mapping', label: shellWords.mapping, icon: swap },
  { href: '/settings', label: shellWords.settings, icon: gear },
]

/** Of several links, the one whose address is the longest beginning of the page's. */
export function currentLink(links: readonly { href: string }[], pathname: string): string | undefined {
  return links
    .map(({ href }) => href)
    .filter((href) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .toSorted((a, b) => b.length - a.length)[0]
}
