/** Things a well-behaved client never does. */
export type ViolationKind =
  | 'over-limit'
  | 'called-before-retry-after'
  | 'blind-repost'
  | 'duplicate-document'
  | 'duplicate-payment'
  | 'duplicate-contact'
  | 'duplicate-attachment'
  | 'expired-token-repeated'
  | 'superseded-refresh-token'
  | 'disconnected-organisation-repeated'
  | 'missing-scope-repeated'
  | 'idempotency-key-reused'
  | 'idempotency-key-too-long'
  | 'batch-too-large'
  | 'unsupported-scope'

/** One such thing, with what tells where to look. */
export interface Violation {
  at: string
  kind: ViolationKind
  organisationId: string | null
  detail: string
}

const crossingMs = 2000

/** The log of violations; a test asserts that it is empty. */
export class Violations {
  #found: Violation[] = []
  #first = new Map<string, number>()
  #waits = new Map<string, { from: number; until: number }>()

  add(violation: Violation): void {
    this.#found.push(violation)
  }

  /** Whether this was answered the same way before, long enough ago that the calls cannot have crossed. */
  isRepeat(key: string, now: number): boolean {
    const first = this.#first.get(key)
    if (first === undefined) this.#first.set(key, now)
    return first !== undefined && now - first > crossingMs
  }

  /** Forgets a key: what was wrong was put right. */
  forget(key: string): void {
    this.#first.delete(key)
  }

  /** Remembers a Retry-After. */
  told(organisationId: string, wait: { from: number; until: number }): void {
    this.#waits.set(organisationId, wait)
  }

  /** The moment a caller was told to wait for, if a call now ignores it and cannot have crossed the answer. */
  toldToWaitUntil(organisationId: string, now: number): number | undefined {
    const wait = this.#waits.get(organisationId)
    return wait && now - wait.from > crossingMs && now < wait.until - 1000 ? wait.until : undefined
  }

  /** Forgets a Retry-After: what is answered now says anew whether to wait. */
  overtaken(organisationId: string): void {
    this.#waits.delete(organisationId)
  }

  list({ organisationId, kind }: { organisationId?: string; kind?: ViolationKind } = {}): Violation[] {
    return this.#found
      .filter((violation) => organisationId === undefined || violation.organisationId === organisationId)
      .filter((violation) => kind === undefined || violation.kind === kind)
  }

  clear(): void {
    this.#found = []
    this.#first.clear()
    this.#waits.clear()
  }
}
