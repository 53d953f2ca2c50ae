import type { Database } from './database.ts'
import type { Journal } from './journal.ts'

/** Anything the store keeps. */
export interface Entity {
  id: string
}

type Indexes<T> = Record<string, (item: T) => string | undefined>

/** One kind of thing, in the order it was first put, found by id or by an index. Items are never changed in place. */
export class Collection<T extends Entity, I extends string = never> {
  readonly name: string
  readonly #items = new Map<string, T>()
  readonly #journal: Journal
  readonly #indexes: [I, (item: T) => string | undefined, Map<string, Set<string>>][]

  constructor(name: string, journal: Journal, indexes: Record<I, (item: T) => string | undefined>) {
    this.name = name
    this.#journal = journal
    const entries = Object.entries(indexes satisfies Indexes<T>) as [I, (item: T) => string | undefined][]
    this.#indexes = entries.map(([key, of]) => [key, of, new Map()])
  }

  load(database: Database): void {
    for (const { body } of database.read(this.name)) this.#set(JSON.parse(body) as T)
  }

  get(id: string): T | undefined {
    return this.#items.get(id)
  }

  all(): T[] {
    return [...this.#items.values()]
  }

  by(index: I, value: string): T[] {
    const ids = this.#indexes.find(([key]) => key === index)?.[2].get(value)
    return ids ? [...ids].map((id) => this.#items.get(id)).filter((item) => item !== undefined) : []
  }

  has(index: I, value: string): boolean {
    return (this.#indexes.find(([key]) => key === index)?.[2].get(value)?.size ?? 0) > 0
  }

  put(item: T): T {
    const before = this.#items.get(item.id)
    this.#set(item)
    this.#record(item.id, () => (before ? this.#set(before) : this.#unset(item.id)))
    return item
  }

  delete(id: string): void {
    const before = this.#items.get(id)
    if (!before) return
    this.#unset(id)
    this.#record(id, () => this.#set(before))
  }

  #record(id: string, undo: () => void): void {
    const body = () => {
      const item = this.#items.get(id)
      return item && JSON.stringify(item)
    }
    this.#journal.record({ collection: this.name, id, body }, undo)
  }

  #set(item: T): void {
    const before = this.#items.get(item.id)
    this.#items.set(item.id, item)
    for (const [, of, map] of this.#indexes) {
      const was = before && of(before)
      const is = of(item)
      if (was === is) continue
      if (was !== undefined) map.get(was)?.delete(item.id)
      if (is !== undefined) addTo(map, is, item.id)
    }
  }

  #unset(id: string): void {
    const before = this.#items.get(id)
    if (!before) return
    for (const [, of, map] of this.#indexes) map.get(of(before) ?? '')?.delete(id)
    this.#items.delete(id)
  }
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  if (ids) ids.add(id)
  else map.set(key, new Set([id]))
}
