/** What is worth it: text we make at each request. A stream of events has to leave event by event. */
const worth = /^(text\/html|application\/(graphql-response\+)?json)/

/** Packs an answer for a browser that takes it packed. On the edge, the network in front of us does it. */
export function compress(response: Response, request: Request): Response {
  const { headers, body, status, statusText } = response
  if (!body || headers.has('content-encoding') || !worth.test(headers.get('content-type') ?? '')) return response
  headers.append('vary', 'accept-encoding')
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response
  headers.delete('content-length')
  headers.set('content-encoding', 'gzip')
  return new Response(body.pipeThrough(new CompressionStream('gzip')), { status, statusText, headers })
}
