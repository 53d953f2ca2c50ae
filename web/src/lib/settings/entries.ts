import { auditWords } from '../words/audit.ts'
import { settingsWords as words } from '../words/settings.ts'
import { shellWords } from '../words/shell.ts'
import { contents, tabs } from '../shell/links.ts'
import type { Shell } from '../shell/shell.graphql.ts'

interface Entry {
  href: string
  label: string
  about?: string
  count?: number
  bad?: boolean
}

/** Every setting by what it is about. `pages` are those that have no tab of their own on a phone. */
export function settingsEntries(shell: Shell): { pages: Entry[]; groups: { title: string; entries: Entry[] }[] } {
  const { pages, settings } = contents(shell)
  const about: Record<string, string> = {
    '/settings/integrations/xero/mapping': words.about.mapping,
    '/settings/integrations': words.about.connection,
    '/settings/workspace': words.about.workspace,
    '/settings/team': words.about.team,
    '/settings/notifications': words.about.notifications,
    '/settings/mailbox': words.about.mailbox,
    '/developers': words.about.developers,
  }
  const listed = (...paths: string[]) =>
    settings
      .filter(({ href }) => paths.includes(href))
      .map((link): Entry => ({ ...link, ...(about[link.href] ? { about: about[link.href] } : {}) }))
  const audit = { href: '/settings/audit', label: auditWords.title, about: words.about.audit }
  const you = { href: '/settings/you', label: shellWords.you, about: words.about.you }
  const all = { href: '/settings/workspaces', label: shellWords.workspaces, about: words.about.workspaces }
  return {
    pages: pages.filter(({ href }) => tabs.every((tab) => tab.href !== href)),
    groups: [
      { title: words.xero, entries: listed('/settings/integrations/xero/mapping', '/settings/integrations') },
      {
        title: words.workspace,
        entries: [
          ...listed('/settings/workspace', '/settings/team'),
          ...(shell.viewer.can.administer ? [audit] : []),
          ...listed('/settings/mailbox'),
        ],
      },
      { title: words.you, entries: [you, ...listed('/settings/notifications'), all] },
      { title: words.build, entries: listed('/developers') },
    ],
  }
}
