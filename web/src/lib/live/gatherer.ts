/** Collects what comes within `wait` milliseconds of the first and hands it over once. */
export class Gatherer<Thing> {
  #things: Thing[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #wait: number
  readonly #deliver: (things: Thing[]) => void

  constructor(wait: number, deliver: (things: Thing[]) => void) {
    this.#wait = wait
    this.#deliver = deliver
  }

  add(thing: Thing): void {
    this.#things.push(thing)
    this.#timer ??= setTimeout(() => {
      const things = this.#things
      this.stop()
      this.#deliver(things)
    }, this.#wait)
  }

  /** Forgets what it holds. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#things = []
  }
}
