/** Counts the calls being answered now, for each organisation. */
export class InFlight {
  readonly #counts = new Map<string, number>()

  /** Takes a place; undefined when all are taken. Call the answer to give it back. */
  take(organisationId: string, places: number): (() => void) | undefined {
    const count = this.#counts.get(organisationId) ?? 0
    if (count >= places) return undefined
    this.#counts.set(organisationId, count + 1)
    let held = true
    return () => {
      if (!held) return
      held = false
      this.#counts.set(organisationId, (this.#counts.get(organisationId) ?? 1) - 1)
    }
  }
}
