import proxyAddress from '@fastify/proxy-addr'
import type { HttpBindings } from '@hono/node-server'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

/** Addresses and networks that pass on where a request came from; the words `loopback`, `linklocal` and `uniquelocal`; or `none`. */
export const TrustedProxies = z.string().transform((text, context): string[] => {
  const named = text.split(',').map((one) => one.trim())
  const proxies = named.join() === 'none' ? [] : named
  try {
    proxyAddress.compile(proxies)
    return proxies
  } catch {
    context.addIssue({
      code: 'custom',
      message:
        'must be addresses, networks such as 10.0.0.0/8, loopback, linklocal or uniquelocal, with commas between; or none',
    })
    return z.NEVER
  }
})

/** The request with one `x-forwarded-for`: the address of who really asks. */
export type NameClient = (request: Request, bindings: Partial<HttpBindings> | undefined) => Request

/**
 * Finds who asks. Each proxy we trust says who stood before it; the first address from our side that is not one of them
 * is the client, and whatever that one claims is left aside. Without a connection there is no address.
 */
export function makeNameClient(trustedProxies: readonly string[]): NameClient {
  const isTrusted = proxyAddress.compile([...trustedProxies])
  return (request, bindings) => {
    const headers = new Headers(request.headers)
    headers.delete('x-forwarded-for')
    if (bindings?.incoming)
      headers.set('x-forwarded-for', proxyAddress(bindings.incoming as IncomingMessage, isTrusted))
    return new Request(request, { headers })
  }
}
