const most = 60

/** What was last answered to each question, of the newest sixty: what to show while nobody answers. */
export class LastAnswers {
  readonly #answers = new Map<string, unknown>()

  keep(question: string, answer: unknown): void {
    this.#answers.delete(question)
    this.#answers.set(question, answer)
    const [oldest] = this.#answers.keys()
    if (this.#answers.size > most && oldest !== undefined) this.#answers.delete(oldest)
  }

  find(question: string): unknown {
    return this.#answers.get(question)
  }
}
