/** Where to go after signing in: a page of ours, never another site. */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/'
  return next
}

/** "Northlight Studio" becomes "northlight-studio-3f9a": readable, and never taken. */
export function slugFor(name: string, suffix: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return `${words || 'workspace'}-${suffix}`
}
