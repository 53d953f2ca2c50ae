import type { CallReport, LedgerAnswer } from '../engine/ledger-answer.ts'
import type { LedgerAccess } from '../engine/ledger.ts'
import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js'
import { toFailure, unreadable, type CallKind } from './failure.ts'
import { toHeaders, toRejection } from './rejection.ts'
import type { OpenSdk } from './sdk.ts'

interface SdkAnswer<B> {
  response: { status: number; headers: unknown; data: unknown }
  body: B
}

export interface Call<B, T> {
  operation: string
  kind: CallKind
  send: (api: AccountingApi) => Promise<SdkAnswer<B>>
  /** Reads the answer; throws, or gives undefined, where what was asked for is missing. `raw` is the JSON as it came. */
  take: (body: B, raw: unknown) => T | undefined
}

/** Makes one call and tells how it ended. Never throws for what Xero or the network did. */
export async function callXero<B, T>(open: OpenSdk, access: LedgerAccess, call: Call<B, T>): Promise<LedgerAnswer<T>> {
  const startedAt = performance.now()
  const report = (status: number, headers: Headers) => reportOf(call.operation, status, headers, startedAt)
  let answer: SdkAnswer<B>
  try {
    answer = await call.send(open(access))
  } catch (thrown) {
    const rejection = toRejection(thrown)
    const failure = toFailure(rejection, call.kind)
    return { ok: false, failure, report: report(rejection.status, rejection.headers) }
  }
  const { status, headers, data } = answer.response
  const taken = read(call, answer.body, data)
  if ('value' in taken) return { ok: true, value: taken.value, report: report(status, toHeaders(headers)) }
  return { ok: false, failure: unreadable(taken.why, call.kind), report: report(status, toHeaders(headers)) }
}

/** A write may have been saved even where its answer cannot be read, so nothing thrown here may escape. */
function read<B, T>(call: Call<B, T>, body: B, raw: unknown): { value: T } | { why: string } {
  try {
    const value = call.take(body, raw)
    return value === undefined ? { why: 'The answer lacks what was asked for' } : { value }
  } catch (error) {
    return { why: `The answer cannot be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** The report on a call that started at `startedAt`, on the monotonic clock. */
export function reportOf(operation: string, status: number, headers: Headers, startedAt: number): CallReport {
  return {
    operation,
    status,
    requestId: headers.get('xero-correlation-id') ?? undefined,
    durationMs: Math.round(performance.now() - startedAt),
    limits: {
      minuteLeft: count(headers, 'x-minlimit-remaining'),
      dayLeft: count(headers, 'x-daylimit-remaining'),
      appMinuteLeft: count(headers, 'x-appminlimit-remaining'),
    },
  }
}

function count(headers: Headers, name: string): number | undefined {
  const value = headers.get(name)
  return value !== null && /^\d+$/.test(value) ? Number(value) : undefined
}
