/** What was typed, and when it was kept. */
export interface Kept {
  text: string
  at: string
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * What was typed and is not saved yet, kept in this browser: a tab that was closed, a session that ended or a page that
 * broke loses none of it. Kept for one person, one page and one version of what is edited.
 */
export class KeptDraft {
  readonly #key: string
  readonly #shelf: () => Shelf | undefined

  constructor(key: readonly (string | number)[], shelf: () => Shelf | undefined = shelfHere) {
    this.#key = ['draft', ...key].join(' ')
    this.#shelf = shelf
  }

  /** What was kept; what nobody can read is forgotten. */
  find(): Kept | undefined {
    const found = this.#shelf()?.getItem(this.#key)
    if (!found) return undefined
    try {
      return JSON.parse(found) as Kept
    } catch {
      this.forget()
      return undefined
    }
  }

  /** Whether there was room for it. */
  keep(text: string, now: Date): boolean {
    try {
      const shelf = this.#shelf()
      shelf?.setItem(this.#key, JSON.stringify({ text, at: now.toISOString() } satisfies Kept))
      return shelf !== undefined
    } catch {
      return false
    }
  }

  forget(): void {
    this.#shelf()?.removeItem(this.#key)
  }
}

/** A browser may refuse even to be asked. */
function shelfHere(): Shelf | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}
