/** The cost of a list: what it holds is counted once per five rows, beside the schema's own count of five per list. */
export function pageCost(args: { first?: number | null; last?: number | null }): { field: number; multiplier: number } {
  const rows = Math.min(args.first ?? args.last ?? 25, 100)
  return { field: 1, multiplier: Math.max(Math.ceil(rows / 5), 1) }
}
