import type { RequestEvent } from '@sveltejs/kit'
import { breakdownWords } from '../words/breakdown.ts'
import { apiUrl, type Platform } from './api-url.ts'

/** What the API may see of the request a browser made to us. Everything else stays here. */
const requestHeaders = [
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'cookie',
  'idempotency-key',
  'last-event-id',
  'origin',
  'user-agent',
  'x-request-id',
]
/** Say how the bytes travelled to us, so they would lie about how they travel on. */
const hopHeaders = ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding']

type Incoming = Pick<RequestEvent, 'request' | 'url' | 'getClientAddress'> & { platform?: Platform | undefined }

/**
 * Hands the request to the API at the same path and its answer back, both as streams: an event stream arrives event by
 * event, and a browser that leaves ends the call to the API. Cookies pass unchanged, so they belong to our origin.
 */
export async function forward(event: Incoming, send: typeof fetch = fetch): Promise<Response> {
  const { request, url } = event
  const headers = forwardedHeaders(event)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  try {
    const answer = await send(new URL(url.pathname + url.search, apiUrl(event.platform)), {
      method: request.method,
      headers,
      body: hasBody ? request.body : null,
      redirect: 'manual',
      signal: request.signal,
      ...(hasBody ? { duplex: 'half' } : {}),
    })
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer, headers) })
  } catch (cause) {
    if (request.signal.aborted) return new Response(null, { status: 499 })
    console.error('The API did not answer', headers.get('x-request-id'), reasonOf(cause))
    return unreachable(headers)
  }
}

function forwardedHeaders({ request, url, getClientAddress }: Incoming): Headers {
  const headers = new Headers()
  for (const name of requestHeaders) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (!headers.has('x-request-id')) headers.set('x-request-id', crypto.randomUUID())
  headers.set('accept-encoding', 'identity')
  // Each hop says who stood before it; the API knows which of them to believe.
  headers.set(
    'x-forwarded-for',
    [request.headers.get('x-forwarded-for'), getClientAddress()].filter(Boolean).join(', '),
  )
  headers.set('x-forwarded-host', url.host)
  headers.set('x-forwarded-proto', url.protocol.slice(0, -1))
  return headers
}

function answerHeaders(answer: Response, sent: Headers): Headers {
  const headers = new Headers(answer.headers)
  for (const name of hopHeaders) headers.delete(name)
  if (!headers.has('x-request-id')) headers.set('x-request-id', sent.get('x-request-id') ?? '')
  // A proxy in front of us must not collect events before it passes them on.
  if (headers.get('content-type')?.startsWith('text/event-stream')) headers.set('x-accel-buffering', 'no')
  return headers
}

/** Shaped as GraphQL and as better-auth answer, so that whoever asked reads it in the usual place. */
function unreachable(sent: Headers): Response {
  const requestId = sent.get('x-request-id') ?? ''
  const message = breakdownWords.silence
  const body = {
    message,
    code: 'API_UNREACHABLE',
    errors: [{ message, extensions: { code: 'API_UNREACHABLE', requestId } }],
  }
  return Response.json(body, { status: 502, headers: { 'x-request-id': requestId } })
}

function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  return failure.cause instanceof Error ? failure.cause.message : failure.message
}
