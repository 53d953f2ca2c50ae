import { goKeys } from '../shell/go-keys.ts'
import { contents } from '../shell/links.ts'
import type { Shell } from '../shell/shell.graphql.ts'
import { arrowRight } from '../ui/page-icons.ts'
import { auditWords } from '../words/audit.ts'
import { paletteWords as words } from '../words/palette.ts'
import type { Entry } from './entry.ts'

const deeper = [
  { href: '/settings/you', label: words.you },
  { href: '/settings/workspaces', label: words.workspaces },
  { href: '/sync?tab=needs-you', label: words.needsYou },
  { href: '/settings/integrations/xero/reference-data', label: words.referenceData },
  { href: '/settings/integrations/xero/backfill', label: words.backfill },
]

/** Every page that this person may open: those of the contents column first. */
export function pageEntries(shell: Shell): Entry[] {
  const { pages, settings } = contents(shell)
  const administered = shell.viewer.can.administer
    ? [
        { href: '/settings/audit', label: auditWords.title },
        { href: '/developers/webhooks', label: words.webhooks },
      ]
    : []
  return [...pages, ...settings, ...deeper, ...administered].map(({ href, label }) => {
    const key = Object.entries(goKeys).find(([, path]) => path === href)?.[0]
    return { id: `page:${href}`, label, icon: arrowRight, href, ...(key ? { keys: ['g', key] } : {}) }
  })
}
