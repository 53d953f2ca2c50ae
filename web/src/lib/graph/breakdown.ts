import { breakdownWords } from '../words/breakdown.ts'

/** What went wrong that is not a `Problem`: no network, no API, a bug. `requestId` finds it in the server's log. */
export class Breakdown extends Error {
  readonly status: number
  readonly requestId: string | undefined

  constructor(message: string, status: number, requestId?: string) {
    super(message)
    this.status = status
    this.requestId = requestId
  }
}

/** An error as GraphQL tells it. */
export interface GraphError {
  message: string
  extensions?: { requestId?: unknown }
}

/** Tells an answer that is none. */
export function toBreakdown(response: Response | undefined, told: GraphError | undefined): Breakdown {
  const named = told?.extensions?.requestId
  const requestId = typeof named === 'string' ? named : (response?.headers.get('x-request-id') ?? undefined)
  return new Breakdown(told?.message ?? breakdownWords.silence, statusOf(response), requestId)
}

/** 404 here is an operation the server does not know yet or any more, not a page that is missing. */
function statusOf(response: Response | undefined): number {
  if (!response) return 503
  return response.ok || response.status === 404 ? 500 : response.status
}
