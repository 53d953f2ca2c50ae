import type { LedgerFailure } from '../engine/ledger-answer.ts'
import { listMember, textMember } from './json.ts'
import { refusalsIn } from './refusals-in.ts'
import { toRefusal } from './refusals.ts'
import type { Rejection } from './rejection.ts'

export type CallKind = 'read' | 'write'

/** No connection was ever made, so nothing can have been saved. */
const NEVER_SENT = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)\b/

/** The one place that turns what Xero answered into what to do next: by status and headers first, by words last. */
export function toFailure(rejection: Rejection, kind: CallKind): LedgerFailure {
  const { status } = rejection
  if (status === 0) return noAnswer(rejection, kind)
  if (status === 401) return unauthorised(rejection)
  if (status === 403) return { kind: 'needsReconnecting', reason: 'removed' }
  if (status === 429) return rateLimited(rejection)
  if (status === 404)
    return { kind: 'rejected', refusals: [{ code: 'NOT_FOUND', said: said(rejection), line: undefined }] }
  if (status === 400) return badRequest(rejection)
  if (status > 400 && status < 500 && status !== 408 && status !== 409) {
    return { kind: 'rejected', refusals: [toRefusal(said(rejection))] }
  }
  return unclear(rejection, kind)
}

/** An answer that says yes but cannot be read: a page instead of JSON, or JSON without what was asked for. */
export function unreadable(why: string, kind: CallKind): LedgerFailure {
  if (kind === 'write') return { kind: 'unknownOutcome', said: why }
  return { kind: 'unavailable', said: why, retryAfterMs: undefined }
}

function noAnswer(rejection: Rejection, kind: CallKind): LedgerFailure {
  const words = rejection.networkSaid || 'No answer'
  if (kind === 'write' && !NEVER_SENT.test(words)) return { kind: 'unknownOutcome', said: words }
  return { kind: 'unavailable', said: words, retryAfterMs: undefined }
}

function unclear(rejection: Rejection, kind: CallKind): LedgerFailure {
  if (kind === 'write') return { kind: 'unknownOutcome', said: said(rejection) }
  return { kind: 'unavailable', said: said(rejection), retryAfterMs: retryAfterMs(rejection) }
}

/** An unknown 401 counts as expired: one refresh is cheap, sending every customer to reconnect is not. */
function unauthorised({ headers, body }: Rejection): LedgerFailure {
  const detail = textMember(body, 'Detail') ?? ''
  if (/insufficient_scope/i.test(headers.get('www-authenticate') ?? '') || /^AuthorizationUnsuccessful/i.test(detail)) {
    return { kind: 'needsReconnecting', reason: 'scope' }
  }
  if (/^AuthenticationUnsuccessful/i.test(detail)) return { kind: 'needsReconnecting', reason: 'token' }
  return { kind: 'tokenExpired' }
}

function rateLimited(rejection: Rejection): LedgerFailure {
  const after = retryAfterMs(rejection)
  const problem = rejection.headers.get('x-rate-limit-problem')?.toLowerCase() ?? ''
  if (problem.startsWith('app')) return { kind: 'rateLimited', limit: 'app', retryAfterMs: after }
  if (problem === 'day' || problem === 'minute') return { kind: 'rateLimited', limit: problem, retryAfterMs: after }
  // Only the limit on calls in flight comes without a time to wait.
  const limit = problem === 'concurrent' || after === undefined ? 'concurrent' : 'minute'
  return { kind: 'rateLimited', limit, retryAfterMs: after }
}

function badRequest(rejection: Rejection): LedgerFailure {
  const message = textMember(rejection.body, 'Message') ?? said(rejection)
  if (/is used with a different request/i.test(message)) return { kind: 'keyReused' }
  const found = listMember(rejection.body, 'Elements').flatMap((element) => refusalsIn(element))
  return { kind: 'rejected', refusals: found.length > 0 ? found : [toRefusal(message)] }
}

function retryAfterMs({ headers }: Rejection): number | undefined {
  const seconds = headers.get('retry-after')
  return seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : undefined
}

function said({ status, body }: Rejection): string {
  const words = textMember(body, 'Message') ?? textMember(body, 'Detail') ?? textMember(body, 'Title')
  if (words !== undefined) return words
  const isPlain = typeof body === 'string' && body.trim() !== '' && !body.trimStart().startsWith('<')
  return isPlain ? body.trim().slice(0, 200) : `Answered ${status} without a reason`
}
