import type { LongList, Page } from './long-list.svelte.ts'
import type { Body } from './row-body.ts'

/** A list as a page read it: where it stands, its first rows, and how to read what follows a cursor. */
export interface Source<Row> {
  /** With all filters: another address is another list. */
  address: string
  first: Page<Row>
  read: (after: string) => Promise<Page<Row>>
}

/** A list that goes on while it is scrolled. What reads on, and what draws only what is near, comes when somebody gets there. */
export class Lengthy<Row extends { id: string }> {
  body = $state.raw<Body<Row>>()
  #long = $state.raw<LongList<Row>>()
  readonly #source: () => Source<Row>

  constructor(source: () => Source<Row>) {
    this.#source = source
    // A change that was heard of: the first page was read again, so what stands on the screen is as well.
    $effect(() => this.#current?.take(source().first))
  }

  get #current(): LongList<Row> | undefined {
    return this.#long?.address === this.#source().address ? this.#long : undefined
  }

  get rows(): readonly Row[] {
    return this.#current?.rows ?? this.#source().first.nodes
  }

  get hasMore(): boolean {
    return this.#current?.hasMore ?? this.#source().first.pageInfo.hasNextPage
  }

  /** Reading on did not work. */
  get failed(): boolean {
    return this.#current?.failed ?? false
  }

  more = async (): Promise<void> => {
    const { address, first, read } = this.#source()
    if (!this.#current) {
      const [long, body] = await Promise.all([import('./long-list.svelte.ts'), import('./VirtualBody.svelte')])
      this.body = body.default
      // Asked twice while it came, it is one list.
      if (!this.#current) this.#long = new long.LongList(address, first, read)
    }
    await this.#current?.more()
  }

  /** Told which row is the first on the screen. */
  see = (index: number): void => {
    if (this.#current) this.#current.at = index
  }
}
