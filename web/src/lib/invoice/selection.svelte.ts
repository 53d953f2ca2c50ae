interface Row {
  id: string
}

/** Which rows are ticked and which one the keyboard is on. Rows that leave the list leave the selection. */
export class Selection<Item extends Row> {
  readonly #rows: () => readonly Item[]
  #ids = $state.raw<ReadonlySet<string>>(new Set())
  focused = $state(-1)

  constructor(rows: () => readonly Item[]) {
    this.#rows = rows
  }

  readonly rows = $derived.by(() => this.#rows().filter(({ id }) => this.#ids.has(id)))

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  toggle(id: string): void {
    const ids = new Set(this.#ids)
    if (!ids.delete(id)) ids.add(id)
    this.#ids = ids
  }

  get all(): boolean {
    return this.#rows().length > 0 && this.rows.length === this.#rows().length
  }

  toggleAll(): void {
    this.#ids = new Set(this.all ? [] : this.#rows().map(({ id }) => id))
  }

  clear(): void {
    this.#ids = new Set()
  }

  /** Moves the keyboard's row; the answer is the row it is on now. */
  move(by: 1 | -1): Item | undefined {
    const last = this.#rows().length - 1
    this.focused = Math.min(last, Math.max(0, this.focused + by))
    return this.current
  }

  get current(): Item | undefined {
    return this.#rows()[this.focused]
  }
}
