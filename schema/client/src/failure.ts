/** One entry of an answer's `errors`. */
export interface GraphqlError {
  message: string
  path?: (string | number)[]
  extensions?: { code?: string; requestId?: string; [name: string]: unknown }
}

interface Facts {
  status: number
  code?: string | undefined
  requestId?: string | undefined
  errors?: readonly GraphqlError[]
  cause?: unknown
}

/**
 * What went wrong that is no expected refusal: no network, a wrong key, a limit, a bug. Refusals you can act on are no
 * errors: they are members of the answer's union.
 */
export class TieoutError extends Error {
  override readonly name = 'TieoutError'
  /** The HTTP status; 0 where no answer came. */
  readonly status: number
  /** Such as UNAUTHENTICATED, FORBIDDEN, THROTTLED; NETWORK where no answer came. */
  readonly code: string
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined
  readonly errors: readonly GraphqlError[]

  constructor(message: string, { status, code, requestId, errors = [], cause }: Facts) {
    super(message, { cause })
    this.status = status
    this.code = code ?? (status === 0 ? 'NETWORK' : `HTTP_${status}`)
    this.requestId = requestId
    this.errors = errors
  }
}

/** Reads an answer that is no success. */
export function toFailure(response: Response, errors: readonly GraphqlError[] | undefined): TieoutError {
  const [first] = errors ?? []
  const message = first?.message ?? `Tieout answered ${response.status} without saying why.`
  return new TieoutError(message, {
    status: response.status,
    code: first?.extensions?.code,
    requestId: first?.extensions?.requestId ?? response.headers.get('x-request-id') ?? undefined,
    ...(errors ? { errors } : {}),
  })
}
