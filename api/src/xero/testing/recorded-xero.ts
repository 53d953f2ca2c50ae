import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it arrived. */
export interface Seen {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
}

export type Reply = (seen: Seen, response: ServerResponse) => void

export interface RecordedXero {
  url: string
  seen: Seen[]
  /** What the next requests are answered with. */
  reply: Reply
  close: () => Promise<void>
}

/** A local server that answers as recorded from Xero, and remembers what it was asked. */
export async function startRecordedXero(): Promise<RecordedXero> {
  const seen: Seen[] = []
  const xero: RecordedXero = { url: '', seen, reply: (_, response) => response.writeHead(404).end(), close }
  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const one = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body,
    }
    seen.push(one)
    xero.reply(one, response)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  xero.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return xero

  function close(): Promise<void> {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
}

/** Answers with JSON and the headers Xero puts on every response. */
export function json(body: unknown, status = 200): Reply {
  return (_, response) => {
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'xero-correlation-id': 'c0ffee',
      'x-minlimit-remaining': '59',
      'x-daylimit-remaining': '4999',
      'x-appminlimit-remaining': '9999',
    })
    response.end(JSON.stringify(body))
  }
}

/** Answers with anything else. */
export function text(body: string, status: number, headers: Record<string, string> = {}): Reply {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)
  }
}
