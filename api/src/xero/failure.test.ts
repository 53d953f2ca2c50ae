import { describe, expect, it } from 'vitest'
import { toFailure, type CallKind } from './failure.ts'
import { toRejection } from './rejection.ts'

function sdkSays(statusCode: number, body: unknown, headers: Record<string, string> = {}): string {
  return JSON.stringify({ response: { statusCode, body, headers }, body })
}

function failureOf(thrown: unknown, kind: CallKind = 'write') {
  return toFailure(toRejection(thrown), kind)
}

function unauthorised(Detail: string) {
  return { Type: null, Title: 'Unauthorized', Status: 401, Detail, Extensions: {} }
}

describe('a limit', () => {
  it.each([
    [{ 'x-rate-limit-problem': 'minute', 'retry-after': '22' }, 'minute', 22_000],
    [{ 'x-rate-limit-problem': 'Day', 'retry-after': '41000' }, 'day', 41_000_000],
    [{ 'x-rate-limit-problem': 'AppMinute' }, 'app', undefined],
    [{ 'x-rate-limit-problem': 'concurrent' }, 'concurrent', undefined],
    [{}, 'concurrent', undefined],
    [{ 'retry-after': '5' }, 'minute', 5000],
  ] as const)('with %o is %s', (headers, limit, retryAfterMs) => {
    expect(failureOf(sdkSays(429, '', headers))).toEqual({ kind: 'rateLimited', limit, retryAfterMs })
  })
})

describe('a lost right', () => {
  it.each([
    [401, unauthorised('TokenExpired: token expired at 09/24/2021 08:23:47'), {}, { kind: 'tokenExpired' }],
    [401, unauthorised('AuthorizationUnsuccessful'), {}, { kind: 'needsReconnecting', reason: 'scope' }],
    [
      401,
      '',
      { 'www-authenticate': 'Bearer error="insufficient_scope"' },
      { kind: 'needsReconnecting', reason: 'scope' },
    ],
    [401, unauthorised('AuthenticationUnsuccessful'), {}, { kind: 'needsReconnecting', reason: 'token' }],
    [401, { detail: 'TokenExpired: token expired at 09/24/2021 08:23:47' }, {}, { kind: 'tokenExpired' }],
    [401, '<html>', {}, { kind: 'tokenExpired' }],
    [
      403,
      { Title: 'Forbidden', Detail: 'AuthenticationUnsuccessful' },
      {},
      { kind: 'needsReconnecting', reason: 'removed' },
    ],
  ])('answered %s %o tells what to do', (status, body, headers, failure) => {
    expect(failureOf(sdkSays(status, body, headers as Record<string, string>))).toEqual(failure)
  })
})

describe('a refused request', () => {
  it('gives every reason in its elements', () => {
    const body = {
      ErrorNumber: 10,
      Type: 'ValidationException',
      Message: 'A validation exception occurred',
      Elements: [{ ValidationErrors: [{ Message: 'Invoice # must be unique.' }] }],
    }
    expect(failureOf(sdkSays(400, body))).toEqual({
      kind: 'rejected',
      refusals: [{ code: 'DUPLICATE_NUMBER', said: 'Invoice # must be unique.', line: undefined }],
    })
  })

  it.each([
    ['PostDataInvalidException', 'Error converting value "NO_TAX" to type LineAmountType.'],
    ['NoDataProcessedException', 'No data has been processed for this endpoint.'],
    ['QueryParseException', 'The query cannot be read'],
  ])('of kind %s gives its message', (Type, Message) => {
    expect(failureOf(sdkSays(400, { ErrorNumber: 14, Type, Message }))).toEqual({
      kind: 'rejected',
      refusals: [{ code: 'UNKNOWN', said: Message, line: undefined }],
    })
  })

  it('because of a reused key is told apart', () => {
    const Message = 'Idempotency Key: abc is used with a different request.'
    expect(failureOf(sdkSays(400, { ErrorNumber: 10, Type: 'ValidationException', Message, Elements: [] }))).toEqual({
      kind: 'keyReused',
    })
  })

  it('that found nothing says so', () => {
    expect(failureOf(sdkSays(404, ''))).toMatchObject({ kind: 'rejected', refusals: [{ code: 'NOT_FOUND' }] })
  })

  it('that is too large is not tried again', () => {
    expect(failureOf(sdkSays(413, '<html>'))).toMatchObject({ kind: 'rejected' })
  })
})

describe('no usable answer', () => {
  it.each([
    ['a broken server', sdkSays(500, '<html>nginx</html>')],
    ['maintenance', sdkSays(503, 'The Organisation is offline')],
    ['a reset', sdkSays(0, 'socket hang up')],
    ['a timeout', sdkSays(0, 'timeout of 60000ms exceeded')],
    ['an answer the SDK could not read', sdkSays(0, "Cannot read properties of null (reading '0')")],
    ['a conflict with itself', sdkSays(409, '')],
    ['a request that took too long to arrive', sdkSays(408, '')],
    ['a redirect', sdkSays(302, '')],
    ['an Error', new Error('socket hang up')],
    ['something without shape', undefined],
    ['text that is no JSON', 'boom'],
  ])('to a write leaves its outcome unknown: %s', (_, thrown) => {
    expect(failureOf(thrown, 'write').kind).toBe('unknownOutcome')
    expect(failureOf(thrown, 'read').kind).toBe('unavailable')
  })

  it('because nobody listened is known not to have been taken', () => {
    expect(failureOf(sdkSays(0, 'connect ECONNREFUSED 127.0.0.1:443'), 'write').kind).toBe('unavailable')
    expect(failureOf(sdkSays(0, 'getaddrinfo ENOTFOUND api.xero.com'), 'write').kind).toBe('unavailable')
  })

  it('keeps the words worth keeping and the time to wait', () => {
    const thrown = sdkSays(503, 'The Organisation is offline', { 'retry-after': '300' })
    expect(failureOf(thrown, 'read')).toEqual({
      kind: 'unavailable',
      said: 'The Organisation is offline',
      retryAfterMs: 300_000,
    })
    expect(failureOf(sdkSays(500, '<html>nginx</html>'))).toEqual({
      kind: 'unknownOutcome',
      said: 'Answered 500 without a reason',
    })
  })
})

it('an Error with an answer is read as that answer', () => {
  const error = Object.assign(new Error('Request failed'), {
    response: { status: 429, headers: { 'Retry-After': '3' } },
  })
  expect(failureOf(error)).toEqual({ kind: 'rateLimited', limit: 'minute', retryAfterMs: 3000 })
})
