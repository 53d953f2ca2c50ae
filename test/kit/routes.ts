import { globSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.ts'

/** Every page of the web app, as its folder says it: `/invoices/[id]/edit`. */
export function findRoutes(): string[] {
  const pages = globSync('**/+page.svelte', { cwd: join(root, 'web', 'src', 'routes') })
  return pages.map((page) => `/${page}`.replace(/\/\([^)]*\)/g, '').replace(/\/\+page\.svelte$/, '') || '/').toSorted()
}

/** The route an address belongs to: of several, the one that leaves the least open. */
export function routeOf(path: string, routes: readonly string[]): string | undefined {
  const [wanted = ''] = path.split('?')
  const open = (route: string) => route.split('[').length
  return routes
    .filter((route) =>
      new RegExp(`^${route.replace(/\[\.\.\.[^\]]*\]/g, '.*').replace(/\[[^\]]*\]/g, '[^/]+')}$`).test(wanted),
    )
    .toSorted((one, other) => open(one) - open(other))[0]
}
