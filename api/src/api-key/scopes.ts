import type { Viewer } from '../workspace/session.ts'

/** What a key may be allowed. `write` includes `read` of the same subject. */
export const scopes = [
  'invoices:read',
  'invoices:write',
  'payments:read',
  'payments:write',
  'contacts:read',
  'contacts:write',
  'mappings:read',
  'mappings:write',
  'connection:manage',
  'webhooks:manage',
  'sync:run',
  'workspace:manage',
] as const

export type Scope = (typeof scopes)[number]

/** What a key may do that nobody chose scopes for: look, and change nothing. */
export const leastScopes: readonly Scope[] = scopes.filter((scope) => scope.endsWith(':read'))

/** Whether somebody who holds these may do what needs `needed`. */
export function allows(held: readonly Scope[], needed: Scope): boolean {
  return held.includes(needed) || held.includes(needed.replace(':read', ':write') as Scope)
}

/** Whether the viewer is a person, or a key with this scope; for what is no GraphQL. */
export function mayUse(viewer: Viewer, needed: Scope): boolean {
  return viewer.kind === 'person' || allows(viewer.scopes, needed)
}

/** As better-auth stores them beside the key. */
export function permissionsFrom(chosen: readonly Scope[]): Record<string, string[]> {
  const permissions: Record<string, string[]> = {}
  for (const scope of chosen) {
    const [subject = '', action = ''] = scope.split(':')
    permissions[subject] = [...(permissions[subject] ?? []), action]
  }
  return permissions
}

/** What a stored key may do. One from before there were scopes may do everything, as it always could. */
export function scopesFrom(stored: string | Record<string, string[]> | null | undefined): readonly Scope[] {
  if (!stored) return scopes
  const permissions = typeof stored === 'string' ? (JSON.parse(stored) as Record<string, string[]>) : stored
  return scopes.filter((scope) => {
    const [subject = '', action = ''] = scope.split(':')
    return permissions[subject]?.includes(action)
  })
}
