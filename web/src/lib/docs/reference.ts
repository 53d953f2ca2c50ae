import type { Entry } from '../../../scripts/docs/reference.ts'

export type { Entry, Part } from '../../../scripts/docs/reference.ts'

/** Under which address an entry stands: root fields by their kind, since a query may be called as a type is. */
export function hrefOf({ kind, name }: Pick<Entry, 'kind' | 'name'>): string {
  const group = kind === 'query' || kind === 'mutation' || kind === 'subscription' ? kind : 'type'
  return `/docs/reference/${group}/${name}`
}

const builtIn = /^(Int|Float|String|Boolean|ID)$/

/** `[Invoice!]!` in three parts, so that the name can be a link; types of GraphQL itself have no page. */
export function splitType(type: string): { before: string; name: string; after: string; href?: string } {
  const [, before = '', name = '', after = ''] = /^(\[*)(\w+)(.*)$/.exec(type) ?? []
  return builtIn.test(name) ? { before, name, after } : { before, name, after, href: `/docs/reference/type/${name}` }
}
