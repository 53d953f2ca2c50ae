/** The link that each document carries in Xero names it by its bare id; everything else by its global one. */
export function globalIdOf(type: string, id: string): string {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? btoa(`${type}:${id}`) : id
}
