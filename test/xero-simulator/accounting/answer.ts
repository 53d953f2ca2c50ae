import type { StoredAnswer } from '../model/operations.ts'

/** What the simulator says to one request. */
export type Answer = StoredAnswer

/** Thrown to end a request with this answer; whatever was changed is undone. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super(`Answered ${answer.status}`)
    this.answer = answer
  }
}

/** A JSON answer as Xero sends it. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

/** An answer that is not JSON. */
export function plain(status: number, contentType: string, body = ''): Answer {
  return { status, headers: { 'content-type': contentType }, body }
}

/** Not found: HTML, and empty. */
export function notFound(): Refusal {
  return new Refusal(plain(404, 'text/html; charset=utf-8'))
}

/** 401 and 403 share a shape of their own. */
export function unauthorised(status: 401 | 403, detail: string, instance: string): Refusal {
  const title = status === 401 ? 'Unauthorized' : 'Forbidden'
  const body = { Type: null, Title: title, Status: status, Detail: detail, Instance: instance, Extensions: {} }
  const lacksScope = status === 401 && detail === 'AuthorizationUnsuccessful'
  return new Refusal(
    json(status, body, lacksScope ? { 'www-authenticate': 'Bearer error="insufficient_scope"' } : undefined),
  )
}

/** A 400 about the request as a whole. */
export function badRequest(number: 10 | 14 | 16 | 17, message: string): Refusal {
  const types = {
    10: 'ValidationException',
    14: 'PostDataInvalidException',
    16: 'QueryParseException',
    17: 'NoDataProcessedException',
  }
  const elements = number === 10 ? { Elements: [] } : {}
  return new Refusal(json(400, { ErrorNumber: number, Type: types[number], Message: message, ...elements }))
}
