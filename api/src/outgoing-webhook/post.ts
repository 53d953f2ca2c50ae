import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { findFault, guardedLookup, PrivateAddress } from './address.ts'

/** What came of one try. */
export interface Outcome {
  status: number | undefined
  said: string
}

const patienceMs = 15_000
const mostSaid = 1_000

/** Posts a signed body. Redirects are not followed; no private address is called, whatever its name says by now. */
export function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  { allowsLocal }: { allowsLocal: boolean },
): Promise<Outcome> {
  const fault = findFault(url, allowsLocal)
  if (fault) return Promise.resolve({ status: undefined, said: fault })
  const { protocol, hostname } = new URL(url)
  const request = protocol === 'http:' ? httpRequest : httpsRequest
  const isLiteral = isIP(hostname.replace(/^\[|\]$/g, '')) > 0
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ status: undefined, said: wordsFor(error) })
    const sent = request(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(patienceMs),
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      ...(isLiteral ? {} : { lookup: guardedLookup(allowsLocal) }),
    })
    sent.on('error', fail)
    sent.on('response', (answer) => {
      let said = ''
      answer.setEncoding('utf8').on('error', fail)
      answer.on('data', (chunk: string) => {
        said += chunk
        if (said.length >= mostSaid) answer.destroy()
      })
      answer.on('close', () => resolve({ status: answer.statusCode, said: said.slice(0, mostSaid) }))
    })
    sent.end(body)
  })
}

function wordsFor(error: Error): string {
  if (error instanceof PrivateAddress) return error.message
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'No answer within 15 seconds.'
  return `No answer: ${(error as NodeJS.ErrnoException).code ?? error.message}`
}
