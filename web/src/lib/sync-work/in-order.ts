/** Numbers of documents as a reader counts them: INV-9 before INV-10. */
export function inOrder(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
