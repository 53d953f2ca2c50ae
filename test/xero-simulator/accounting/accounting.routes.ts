import type { Context, Hono } from 'hono'
import { newId } from '../core/ids.ts'
import type { FaultRule } from '../core/faults.ts'
import type { World } from '../core/world.ts'
import { findEndpoint } from '../endpoints/endpoints.ts'
import { admit, checkScope } from '../gates/admit.ts'
import { authenticate, type Caller } from '../gates/authenticate.ts'
import { noteBlindRepeat, noteRead } from '../gates/blind-reposts.ts'
import { once } from '../gates/idempotency.ts'
import { limitHeaders, takeTurn } from '../gates/limits.ts'
import { serving, strikes, type Bindings, type Exchange } from '../http/serving.ts'
import { disconnect } from '../identity/connections.ts'
import { revokeGrant } from '../identity/grants.ts'
import { badRequest, json, notFound, Refusal, unauthorised, type Answer } from './answer.ts'
import type { Call, Endpoint } from './call.ts'
import { parseModifiedSince } from './dates.ts'

/** The Accounting API: every gate in Xero's order, then the endpoint. */
export function addAccountingRoutes(app: Hono<Bindings>, world: World): void {
  app.all('/api.xro/2.0/*', (context) =>
    serving(world, context, async (exchange) => {
      const answer = await pass(world, context, exchange).catch((failure: unknown) => {
        if (failure instanceof Refusal) return failure.answer
        throw failure
      })
      const headers = exchange.organisationId ? limitHeaders(world, exchange.organisationId) : {}
      return { ...answer, headers: { ...headers, ...answer.headers } }
    }),
  )
}

async function pass(world: World, context: Context<Bindings>, exchange: Exchange): Promise<Answer> {
  const { method, path, organisationId } = exchange
  refuseInjected(world, exchange)
  const caller = await authenticate(world, exchange.authorization)
  cutOff(world, exchange, caller)
  const { role } = admit(world, caller, organisationId)
  const found = findEndpoint(method, path)
  if (found) checkScope(world, caller, { scopes: found.endpoint.scopes, method, organisationId })
  const release = takeTurn(world, organisationId, limitFault(exchange))
  try {
    // Byte for byte, so that a file stays what it is.
    const text = Buffer.from(await context.req.arrayBuffer()).toString(found?.endpoint.isFile ? 'latin1' : 'utf8')
    if (!found) throw method === 'GET' ? notFound() : notImplemented()
    const query = new Map([...new URL(exchange.url).searchParams].map(([name, value]) => [name.toLowerCase(), value]))
    if (strikes(exchange, 'errors-summarised')) query.delete('summarizeerrors')
    const modifiedSince = parseModifiedSince(context.req.header('if-modified-since'))
    const base = {
      world,
      organisationId,
      role,
      source: 'app' as const,
      method,
      path,
      params: found.params,
      query,
      modifiedSince,
      ...(found.endpoint.isFile && {
        file: { bytes: text, contentType: context.req.header('content-type') ?? '' },
      }),
    }
    return await answerOnce({ exchange, caller, text, endpoint: found.endpoint, base })
  } finally {
    release()
  }
}

interface Ready {
  exchange: Exchange
  caller: Caller
  text: string
  endpoint: Endpoint
  base: Omit<Call, 'body'>
}

async function answerOnce({ exchange, caller, text, endpoint, base }: Ready): Promise<Answer> {
  const { world, method, organisationId } = base
  const key = exchange.note.idempotencyKey
  const keeps = key !== null && method !== 'GET'
  const run = async (keep: (answer: Answer) => void) => {
    await takeTime(world, exchange)
    return execute({ exchange, text, endpoint, base, keep })
  }
  if (!keeps) return run(() => undefined)
  const down = strikes(exchange, 'idempotency-down') !== undefined
  const request = { key, clientId: caller.clientId, organisationId, method, url: exchange.url, body: text, down }
  const { answer, replayed } = await once(world, request, run)
  exchange.note.replayed = replayed
  return answer
}

async function takeTime(world: World, exchange: Exchange): Promise<void> {
  const ms = world.settings.latencyMs + (strikes(exchange, 'latency')?.latencyMs ?? 0)
  if (ms > 0) await world.clock.sleep(ms)
}

type Execution = Omit<Ready, 'caller'> & { keep: (answer: Answer) => void }

/** The endpoint's changes and the answer kept under the key are written together. */
function execute({ exchange, text, endpoint, base, keep }: Execution): Answer {
  const { world, method, organisationId, path } = base
  const { store, unknowns } = world
  if (strikes(exchange, 'server-error-json')) {
    const failed = json(500, {
      ErrorNumber: 500,
      Type: 'InternalServerException',
      Message: 'An error occurred in Xero. Check the API Status page.',
    })
    if (unknowns.idempotencyKeepsInternalErrors) keep(failed)
    return failed
  }
  try {
    const answer = store.transaction(() => {
      const made = endpoint.answer({ ...base, body: method === 'GET' || endpoint.isFile ? undefined : parseBody(text) })
      keep(made)
      return made
    })
    if (method === 'GET') noteRead(world, { organisationId, path })
    else noteBlindRepeat(world, { organisationId, method, path, text })
    world.webhooks.wake()
    return answer
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    if (unknowns.idempotencyKeepsRefusals) keep(failure.answer)
    return failure.answer
  }
}

function parseBody(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(14, `Unexpected character encountered while parsing value. Path '', line 1, position 1.`)
  }
}

function refuseInjected(world: World, exchange: Exchange): void {
  if (strikes(exchange, 'unauthorised')) throw unauthorised(401, 'AuthenticationUnsuccessful', newId())
  if (!strikes(exchange, 'token-expired')) return
  const at = new Date(world.clock.now()).toISOString()
  const when = `${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)} ${at.slice(11, 19)}`
  throw unauthorised(401, `TokenExpired: token expired at ${when}`, newId())
}

/** Faults that end the connection or the grant for good. */
function cutOff(world: World, exchange: Exchange, caller: Caller): void {
  const now = world.clock.now()
  if (strikes(exchange, 'disconnect')) disconnect(world.store, exchange.organisationId, now)
  if (!strikes(exchange, 'revoke')) return
  revokeGrant(world.store, caller, now)
  throw unauthorised(401, 'AuthenticationUnsuccessful', newId())
}

function limitFault(exchange: Exchange): FaultRule | undefined {
  return exchange.struck.find(({ kind }) => kind.startsWith('rate-limit-'))
}

function notImplemented(): Refusal {
  return new Refusal({ status: 501, headers: { 'content-type': 'text/html' }, body: '' })
}
