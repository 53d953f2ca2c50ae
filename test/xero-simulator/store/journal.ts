import type { Database } from './database.ts'

interface Change {
  collection: string
  id: string
  body: () => string | undefined
}

/** Makes several changes one: all of them are kept and on disk when `transaction` returns, or none is. */
export class Journal {
  readonly #database: Database | undefined
  #undo: (() => void)[] = []
  #changes = new Map<string, Change>()
  #open = false

  constructor(database: Database | undefined) {
    this.#database = database
  }

  record(change: Change, undo: () => void): void {
    this.#undo.push(undo)
    this.#changes.set(`${change.collection}\0${change.id}`, change)
    if (!this.#open) this.#flush()
  }

  /** Nests: an inner failure undoes the inner changes only, if the outer work survives it. */
  transaction<Result>(work: () => Result): Result {
    const outermost = !this.#open
    const savepoint = this.#undo.length
    this.#open = true
    try {
      const result = work()
      if (outermost) this.#flush()
      return result
    } catch (failure) {
      while (this.#undo.length > savepoint) this.#undo.pop()?.()
      throw failure
    } finally {
      if (outermost) this.#close()
    }
  }

  #flush(): void {
    if (this.#database && this.#changes.size > 0) this.#database.write([...this.#changes.values()])
    this.#undo = []
    this.#changes = new Map()
  }

  #close(): void {
    this.#open = false
    this.#undo = []
    this.#changes = new Map()
  }
}
