import { badRequest, Refusal, json, type Answer } from '../accounting/answer.ts'
import { digest } from '../core/ids.ts'
import type { World } from '../core/world.ts'

const lifetime = 6 * 60_000
const longest = 128

/** A write that came with a key. */
export interface KeyedRequest {
  key: string
  clientId: string
  organisationId: string
  method: string
  url: string
  body: string
  down: boolean
}

const running = new WeakMap<World, Map<string, Promise<Answer>>>()

/**
 * Runs the work once for each key: a repeat within six minutes gets the first answer again, a different request with the key is refused.
 * `work` is given `keep`, to be called in the transaction that makes its changes, so that the two are never apart.
 */
export async function once(
  world: World,
  request: KeyedRequest,
  work: (keep: (answer: Answer) => void) => Promise<Answer>,
): Promise<{ answer: Answer; replayed: boolean }> {
  if (request.down)
    throw new Refusal(
      json(500, { ErrorNumber: 500, Type: 'InternalServerException', Message: 'Idempotency is unavailable.' }),
    )
  checkLength(world, request)
  const id = `${request.clientId}|${request.key}`
  const fingerprint = digest(`${request.method}\n${request.url}\n${request.body}`)
  const runs = running.get(world) ?? new Map<string, Promise<Answer>>()
  running.set(world, runs)
  const first = runs.get(`${id}|${fingerprint}`)
  if (first) return { answer: await whileRunning(world, first), replayed: true }
  const record = world.store.idempotency.get(id)
  if (record && world.clock.now() - record.at < lifetime) {
    if (record.fingerprint !== fingerprint) throw mismatch(world, request)
    return { answer: record.answer, replayed: true }
  }
  const at = world.clock.now()
  forgetOld(world, at)
  const run = work((answer) => world.store.idempotency.put({ id, fingerprint, at, answer }))
  runs.set(`${id}|${fingerprint}`, run)
  try {
    return { answer: await run, replayed: false }
  } finally {
    runs.delete(`${id}|${fingerprint}`)
  }
}

function whileRunning(world: World, first: Promise<Answer>): Promise<Answer> {
  const { inFlightDuplicate } = world.unknowns
  if (inFlightDuplicate === 'wait') return first
  const status = inFlightDuplicate === 'conflict' ? 409 : 500
  const message = 'A request with this idempotency key is already being processed.'
  throw new Refusal(json(status, { ErrorNumber: status, Type: 'IdempotencyException', Message: message }))
}

function checkLength(world: World, { key, organisationId }: KeyedRequest): void {
  if (key.length <= longest) return
  note(world, { kind: 'idempotency-key-too-long', organisationId, detail: `${key.length} characters` })
  throw badRequest(10, `Idempotency Key: ${key} has length ${key.length}, the maximum is ${longest}.`)
}

function mismatch(world: World, { key, organisationId }: KeyedRequest): Refusal {
  note(world, { kind: 'idempotency-key-reused', organisationId, detail: `Key ${key} came with a different request` })
  return badRequest(10, `Idempotency Key: ${key} is used with a different request.`)
}

function note(
  world: World,
  violation: Pick<Parameters<World['violations']['add']>[0], 'kind' | 'organisationId' | 'detail'>,
) {
  world.violations.add({ at: new Date(world.clock.now()).toISOString(), ...violation })
}

function forgetOld(world: World, now: number): void {
  for (const record of world.store.idempotency.all()) {
    if (now - record.at < lifetime) return
    world.store.idempotency.delete(record.id)
  }
}
