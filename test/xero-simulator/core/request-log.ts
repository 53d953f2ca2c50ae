/** One request the simulator answered. */
export interface LoggedRequest {
  sequence: number
  at: string
  method: string
  path: string
  query: string
  status: number
  /** The answer never reached the caller. */
  dropped: boolean
  replayed: boolean
  idempotencyKey: string | null
  organisationId: string | null
  durationMs: number
  fault: string | null
  /** What the caller sent, when the simulator was started with `keepBodies`. */
  body: string | null
}

const kept = 20_000

/** The last requests, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = []
  #next = 1

  add(request: Omit<LoggedRequest, 'sequence'>): void {
    this.#requests.push({ sequence: this.#next++, ...request })
    if (this.#requests.length > kept * 2) this.#requests = this.#requests.slice(-kept)
  }

  list({ organisationId, path, method }: RequestFilter = {}): LoggedRequest[] {
    return this.#requests
      .slice(-kept)
      .filter((request) => organisationId === undefined || request.organisationId === organisationId)
      .filter((request) => path === undefined || request.path.startsWith(path))
      .filter((request) => method === undefined || request.method === method.toUpperCase())
  }

  clear(): void {
    this.#requests = []
  }
}

/** Which requests to list: those of an organisation, under a path, with a method. */
export interface RequestFilter {
  organisationId?: string
  path?: string
  method?: string
}
