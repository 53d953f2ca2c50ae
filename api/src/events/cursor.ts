/** How far somebody has listened: the number of a piece of news, and how many of its ids they heard. */
export interface Heard {
  position: number
  /** Undefined: all of them. */
  ids?: number | undefined
}

const wellFormed = /^(\d{1,15})(?:\.(\d{1,4}))?$/

/** A cursor as it is told and taken again: `17`, or `17.3` within a piece of many ids. Undefined where it is none of ours. */
export function readCursor(text: string): Heard | undefined {
  const [, position, ids] = wellFormed.exec(text) ?? []
  if (position === undefined) return undefined
  return { position: Number(position), ids: ids === undefined ? undefined : Number(ids) }
}

/** The text of a cursor. */
export function writeCursor({ position, ids }: Heard): string {
  return ids === undefined ? String(position) : `${position}.${ids}`
}
