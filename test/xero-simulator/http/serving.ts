import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { Refusal, plain, json, type Answer } from '../accounting/answer.ts'
import type { FaultKind, FaultRule } from '../core/faults.ts'
import { newId } from '../core/ids.ts'
import type { World } from '../core/world.ts'

/** What the Node server hands to each route. */
export interface Bindings {
  Bindings: HttpBindings
}

/** One request, as the gates see it. */
export interface Exchange {
  method: string
  path: string
  url: string
  authorization: string | undefined
  organisationId: string
  struck: FaultRule[]
  /** Filled in by the gates, for the log. */
  note: { replayed: boolean; idempotencyKey: string | null }
}

/** A JSON answer of the identity side. */
export const send = json

/** Answers one request of Xero's own surface: strikes faults, catches refusals, keeps the log, and may drop the connection. */
export async function serving(
  world: World,
  context: Context<Bindings>,
  work: (exchange: Exchange) => Promise<Answer>,
): Promise<Response> {
  const started = world.clock.now()
  const exchange = readExchange(world, context)
  const body = world.settings.keepBodies ? await context.req.text() : null
  const answer = distort(exchange, await answerOf(world, exchange, work))
  const dropped = exchange.struck.some(({ kind }) => kind === 'drop-before-commit' || kind === 'drop-after-commit')
  world.requests.add({
    at: new Date(started).toISOString(),
    method: exchange.method,
    path: exchange.path,
    query: new URL(exchange.url).search,
    status: answer.status,
    dropped,
    ...exchange.note,
    organisationId: exchange.organisationId || null,
    durationMs: world.clock.now() - started,
    fault: exchange.struck.map(({ kind }) => kind).join(' ') || null,
    body,
  })
  if (dropped) context.env.incoming.socket.destroy()
  const headers = { 'xero-correlation-id': newId(), ...answer.headers }
  return new Response(answer.body === '' && answer.status === 204 ? null : answer.body, {
    status: answer.status,
    headers,
  })
}

function readExchange(world: World, context: Context<Bindings>): Exchange {
  const { method, path, url } = context.req
  const organisationId = (context.req.header('xero-tenant-id') ?? '').toLowerCase()
  const struck = world.faults.strike({ method, path, organisationId }, (kind) => !kind.startsWith('webhook-'))
  const idempotencyKey = context.req.header('idempotency-key') ?? null
  const authorization = context.req.header('authorization')
  return { method, path, url, authorization, organisationId, struck, note: { replayed: false, idempotencyKey } }
}

async function answerOf(
  world: World,
  exchange: Exchange,
  work: (exchange: Exchange) => Promise<Answer>,
): Promise<Answer> {
  const outage = gatewayOutage(exchange)
  if (outage) return outage
  try {
    // The Accounting API waits by itself, holding one of its five places.
    if (!exchange.path.startsWith('/api.xro/')) await slow(world, exchange)
    return await work(exchange)
  } catch (failure) {
    if (failure instanceof Refusal) return failure.answer
    console.error('xero-simulator: a bug of its own:', failure)
    return json(500, { ErrorNumber: 500, Type: 'SimulatorException', Message: String(failure) })
  }
}

async function slow(world: World, exchange: Exchange): Promise<void> {
  const ms = strikes(exchange, 'latency')?.latencyMs
  if (ms !== undefined) await world.clock.sleep(ms)
}

/** Whether a fault of this kind strikes the request. */
export function strikes(exchange: Exchange, kind: FaultKind): FaultRule | undefined {
  return exchange.struck.find((rule) => rule.kind === kind)
}

/** What stands before Xero and never reaches it. */
function gatewayOutage(exchange: Exchange): Answer | undefined {
  if (strikes(exchange, 'drop-before-commit')) return plain(502, 'text/html')
  if (strikes(exchange, 'server-error-html')) return page(500, 'Internal Server Error')
  if (strikes(exchange, 'bad-gateway-html')) return page(502, 'Bad Gateway')
  if (strikes(exchange, 'unavailable-text')) return plain(503, 'text/plain', 'The Organisation is offline')
  return undefined
}

/** What happens to an answer on its way back, when the work is done. */
function distort(exchange: Exchange, answer: Answer): Answer {
  if (strikes(exchange, 'server-error-after-commit')) return page(502, 'Bad Gateway')
  if (!strikes(exchange, 'truncated-json')) return answer
  return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
}

function page(status: number, title: string): Answer {
  const body = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return plain(status, 'text/html', body)
}
