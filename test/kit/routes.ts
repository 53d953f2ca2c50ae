import { globSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.ts'

/** Every page of the web app, as its folder says it: `/invoices/[id]/edit`. */
export function findRoutes(): string[] {
  const pages = globSync('**/+page.svelte', { cwd: join(root, 'web', 'src', 'routes') })
  return pages.map((page) => `/${page}`.replace(/\/\([^)]*\)/g, '').replace(/\/\+page\.svelte$/, '') || '/').toSorted()
}

/** What a part that is one of a few words may be. */
const few = '(bills|credit-notes|expenses)'

/** The route an address belongs to: of several, the one that says most, part by part from the left. */
export function routeOf(path: string, routes: readonly string[]): string | undefined {
  const [wanted = ''] = path.split('?')
  return routes
    .filter((route) =>
      new RegExp(
        `^${route
          .replace(/\/\[\.\.\.[^\]]*\]/g, '(/.*)?')
          .replace(/\[[^\]]*=[^\]]*\]/g, few)
          .replace(/\[[^\]]*\]/g, '[^/]+')}$`,
      ).test(wanted),
    )
    .toSorted((one, other) => opennessOf(one).localeCompare(opennessOf(other)))[0]
}

/** How much each part of a route leaves open: nothing, one of a few words, any word, or all that follows. */
function opennessOf(route: string): string {
  return route
    .split('/')
    .map((part) => (part.includes('[...') ? 3 : part.includes('=') ? 1 : part.includes('[') ? 2 : 0))
    .join('')
}
