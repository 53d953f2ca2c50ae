export interface MailboxOptions {
  /** Asked before each item is handed over; no ends it. */
  isWanted: () => Promise<boolean>
  onEnd: () => void
}

/** A reader this far behind is let go: it comes back and reads anew. */
const mostWaiting = 1_000

/** One reader's items, handed over as they are asked for. */
export class Mailbox<Item> implements AsyncIterableIterator<Item> {
  readonly #options: MailboxOptions
  #items: Item[] = []
  #arrival: PromiseWithResolvers<void> | undefined
  #isOver = false

  constructor(options: MailboxOptions) {
    this.#options = options
  }

  put(item: Item): void {
    if (this.#items.push(item) > mostWaiting) this.end()
    this.#arrival?.resolve()
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#items = []
    this.#arrival?.resolve()
    this.#options.onEnd()
  }

  async next(): Promise<IteratorResult<Item, undefined>> {
    while (!this.#isOver && this.#items.length === 0) {
      this.#arrival = Promise.withResolvers()
      await this.#arrival.promise
    }
    const [item] = this.#items.splice(0, 1)
    if (item !== undefined && !(await this.#options.isWanted())) this.end()
    return this.#isOver || item === undefined ? { done: true, value: undefined } : { done: false, value: item }
  }

  async return(): Promise<IteratorResult<Item, undefined>> {
    this.end()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
