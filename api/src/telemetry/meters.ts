import { metrics, type Counter, type Histogram, type Meter } from '@opentelemetry/api'
import type { CallReport } from '../engine/ledger-answer.ts'

/**
 * What this process counts. The names are a promise: dashboards and alert rules stand on them (scripts/deploy/observability).
 * None carries a label that names a workspace, an organisation or a person. Costs nothing until `startMetrics` was called.
 */
export const meterNames = {
  jobs: 'sync_jobs_total',
  calls: 'xero_calls_total',
  callSeconds: 'xero_call_duration_seconds',
  refreshes: 'xero_token_refresh_total',
  webhooksIn: 'webhook_in_total',
  webhooksOut: 'webhook_out_total',
  operationSeconds: 'graphql_op_duration_seconds',
  mails: 'email_total',
} as const

interface Meters {
  jobs: Counter
  calls: Counter
  callSeconds: Histogram
  refreshes: Counter
  webhooksIn: Counter
  webhooksOut: Counter
  operationSeconds: Histogram
  mails: Counter
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

let made: { by: Meter; meters: Meters } | undefined

/** The instruments of whoever collects now; nobody, until a collector was started. */
function meters(): Meters {
  const by = metrics.getMeter('tieout')
  if (made?.by !== by) made = { by, meters: makeMeters(by) }
  return made.meters
}

function makeMeters(meter: Meter): Meters {
  const timed = { unit: 's', advice: { explicitBucketBoundaries: seconds } }
  const count = (name: string, description: string) => meter.createCounter(name, { description })
  return {
    jobs: count(meterNames.jobs, 'What was tried for a document, a payment or a receipt, by how it ended'),
    calls: count(meterNames.calls, 'Calls to Xero by operation and status; 0: no answer came'),
    callSeconds: meter.createHistogram(meterNames.callSeconds, { description: 'How long Xero took', ...timed }),
    refreshes: count(meterNames.refreshes, 'Access tokens that were due to be refreshed, by how it ended'),
    webhooksIn: count(meterNames.webhooksIn, 'Deliveries from Xero, by what was done with them'),
    webhooksOut: count(meterNames.webhooksOut, 'Tries to deliver a webhook to another program, by how they ended'),
    operationSeconds: meter.createHistogram(meterNames.operationSeconds, {
      description: 'GraphQL operations; only those of our own web app are named',
      ...timed,
    }),
    mails: count(meterNames.mails, 'Tries to send a mail, by kind and by how they ended'),
  }
}

/** One call to the ledger was answered, or was not. */
export function countCall({ operation, status, durationMs }: CallReport): void {
  const endpoint = { endpoint: operation }
  meters().calls.add(1, { ...endpoint, status })
  meters().callSeconds.record(durationMs / 1_000, endpoint)
}

/** Documents, payments or receipts came to a result. `code` says why, where one did not go. */
export function countJobs(type: 'document' | 'payment' | 'receipt', done: readonly Done[]): void {
  for (const { state, reason } of done)
    meters().jobs.add(1, { type, result: state.toLowerCase(), code: reason?.code ?? '' })
}

interface Done {
  state: string
  reason?: { code: string } | null | undefined
}

export function countRefresh(result: 'ok' | 'refused' | 'unavailable'): void {
  meters().refreshes.add(1, { result })
}

export function countWebhookIn(result: 'taken' | 'forged' | 'unreadable'): void {
  meters().webhooksIn.add(1, { result })
}

export function countWebhookOut(result: 'delivered' | 'again' | 'failed'): void {
  meters().webhooksOut.add(1, { result })
}

export function countMail(kind: string, result: 'sent' | 'again' | 'failed'): void {
  meters().mails.add(1, { kind, result })
}

export function timeOperation(operation: { type: string; name: string; result: 'ok' | 'error' }, tookMs: number): void {
  meters().operationSeconds.record(tookMs / 1_000, operation)
}
