import type { Clock } from '../core/clock.ts'

const patience = 5000

/** What a receiver made of one delivery. */
export interface Reception {
  status: number
  /** Why it does not count as received; undefined when it was answered as Xero asks. */
  fault?: string
}

/** Posts signed bytes and judges the answer: 200, in five seconds, nothing in the body, no cookies. Redirects are not followed. */
export async function post(
  clock: Clock,
  { url, body, signature }: { url: string; body: string; signature: string },
): Promise<Reception> {
  const abort = new AbortController()
  const timeout = new AbortController()
  void clock.sleep(patience, timeout.signal).then(
    () => abort.abort(new Error('No answer within 5 seconds')),
    () => undefined,
  )
  try {
    const headers = { 'content-type': 'application/json', 'x-xero-signature': signature, 'user-agent': 'Xero Webhooks' }
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal: abort.signal })
    const text = await response.text()
    const fault = judge(response, text)
    return { status: response.status, ...(fault !== undefined && { fault }) }
  } catch (failure) {
    return { status: 0, fault: failure instanceof Error ? `${failure.message}` : String(failure) }
  } finally {
    timeout.abort()
  }
}

function judge(response: Response, text: string): string | undefined {
  if (response.status !== 200) return `Answered ${response.status}`
  if (text !== '') return 'The answer had a body'
  return response.headers.has('set-cookie') ? 'The answer set a cookie' : undefined
}
