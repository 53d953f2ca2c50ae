import { member, parseJson } from './json.ts'

/** What the SDK threw, in one shape. `status` is 0 where there was no usable answer. */
export interface Rejection {
  status: number
  headers: Headers
  body: unknown
  /** The network's own words, where there was no answer. */
  networkSaid: string
}

/** The SDK rejects with a JSON string; an Error or an object is what it may reject with next year. */
export function toRejection(thrown: unknown): Rejection {
  const value = typeof thrown === 'string' ? parseJson(thrown) : thrown
  const response = member(value, 'response')
  const status = Number(member(response, 'statusCode') ?? member(response, 'status') ?? 0)
  const body = member(response, 'body') ?? member(response, 'data') ?? member(value, 'body')
  const message = value instanceof Error ? value.message : body
  return {
    status: Number.isInteger(status) ? status : 0,
    headers: toHeaders(member(response, 'headers')),
    body: typeof body === 'string' ? (parseJson(body) ?? body) : body,
    networkSaid: typeof message === 'string' ? message : '',
  }
}

/** Headers from the SDK's plain object; anything but text and numbers is left out. */
export function toHeaders(headers: unknown): Headers {
  const result = new Headers()
  if (typeof headers !== 'object' || headers === null) return result
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' || typeof value === 'number') result.set(name, String(value))
  }
  return result
}
