import { untrack } from 'svelte'

/** One page of a list, as it was read. */
export interface Page<Row> {
  nodes: readonly Row[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** A list that goes on: what was read of it beyond its first page, in one piece. */
export class LongList<Row extends { id: string }> {
  /** Of the list as it is filtered and ordered: another address is another list. */
  readonly address: string
  rows = $state.raw<readonly Row[]>([])
  hasMore = $state(false)
  failed = $state(false)
  /** The first row that stands on the screen. */
  at = 0
  readonly #read: (after: string) => Promise<Page<Row>>
  /** How to go on after a row that ended a page. */
  readonly #cursors = new Map<string, string>()
  #reading: Promise<void> | undefined

  constructor(address: string, first: Page<Row>, read: (after: string) => Promise<Page<Row>>) {
    this.address = address
    this.#read = read
    this.#put(undefined, first)
  }

  /** Reads on; asked twice at once, it reads once. */
  async more(): Promise<void> {
    // The last row ended a page, unless it changed places since: then the page it came from is read once more.
    const last = this.rows.findLast(({ id }) => this.#cursors.has(id))
    this.#reading ??= this.#readAfter(last?.id).finally(() => (this.#reading = undefined))
    await this.#reading
  }

  /** Takes in the first page as it was read again, and reads again what stands on the screen. */
  take(first: Page<Row>): void {
    untrack(() => {
      this.#put(undefined, first)
      const before = this.rows.slice(0, this.at).findLast(({ id }) => this.#cursors.has(id))
      if (before && this.at >= first.nodes.length) void this.#readAfter(before.id)
      // Somebody answers again: what was left unread is.
      if (this.failed) void this.more()
    })
  }

  async #readAfter(id: string | undefined): Promise<void> {
    const after = id === undefined ? undefined : this.#cursors.get(id)
    if (!after) return
    try {
      this.#put(id, await this.#read(after))
      this.failed = false
    } catch {
      this.failed = true
    }
  }

  /** Puts a page after a row, in the place of what was read there before; no row ever stands twice. */
  #put(afterId: string | undefined, { nodes: page, pageInfo }: Page<Row>): void {
    const start = afterId === undefined ? 0 : this.rows.findIndex(({ id }) => id === afterId) + 1
    // Where it was asked for, no row stands any more: the list was read anew meanwhile.
    if (afterId !== undefined && start === 0) return
    const last = page.at(-1)
    const end = this.rows.findIndex(({ id }) => id === last?.id)
    const rest = pageInfo.hasNextPage ? this.rows.slice(end >= start ? end + 1 : start + page.length) : []
    const read = new Set(page.map(({ id }) => id))
    const others = (rows: readonly Row[]) => rows.filter(({ id }) => !read.has(id))
    this.rows = [...others(this.rows.slice(0, start)), ...page, ...others(rest)]
    if (last && pageInfo.endCursor) this.#cursors.set(last.id, pageInfo.endCursor)
    if (rest.length === 0) this.hasMore = pageInfo.hasNextPage
  }
}
