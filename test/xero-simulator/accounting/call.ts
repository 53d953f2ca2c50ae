import type { Actor } from './actor.ts'
import type { Answer } from './answer.ts'

/** One call of the Accounting API that has passed every gate. */
export interface Call extends Actor {
  method: string
  path: string
  params: Record<string, string>
  /** Names in lower case. */
  query: Map<string, string>
  modifiedSince: number | undefined
  body: unknown
  /** What an endpoint for files was sent. */
  file?: { bytes: string; contentType: string }
}

/** One endpoint. `path` has `:name` for a segment; one of `scopes`, or its writing twin, must be granted. */
export interface Endpoint {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  path: string
  scopes: string[]
  /** Takes a file's bytes instead of JSON. */
  isFile?: boolean
  answer: (call: Call) => Answer
}

/** `unitdp=4` keeps four decimals of a unit price. */
export function unitDecimals(call: Call): 2 | 4 {
  return call.query.get('unitdp') === '4' ? 4 : 2
}
