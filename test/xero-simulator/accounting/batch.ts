import { badRequest, json, Refusal, type Answer } from './answer.ts'
import type { Call } from './call.ts'
import { ElementFailure } from './element-failure.ts'
import { envelope } from './envelope.ts'
import { field, isRaw, type Raw } from './read.ts'

const sensible = 50
const largest = 500

/** The elements of a body: `{"Invoices":[…]}`, a bare list or one bare object. */
export function elementsOf(call: Call, plural: string): Raw[] {
  const { body } = call
  const inner = isRaw(body) ? (field(body, plural) ?? body) : body
  const elements = Array.isArray(inner) ? inner : [inner]
  const usable = elements.every(isRaw) ? elements.filter((element) => Object.keys(element).length > 0) : []
  if (usable.length === 0) throw noData(plural)
  if (usable.length > largest) throw badRequest(10, `A maximum of ${largest} elements can be processed in one request.`)
  if (usable.length > sensible) noteSize(call, usable.length)
  return usable
}

function noData(plural: string): Refusal {
  const expecting = `This endpoint is expecting ${plural.replace(/s$/, '')} data to be specifed in the request body.`
  return badRequest(17, `No data has been processed for this endpoint. ${expecting}`)
}

function noteSize({ world, organisationId, path }: Call, size: number): void {
  const at = new Date(world.clock.now()).toISOString()
  world.violations.add({
    at,
    kind: 'batch-too-large',
    organisationId,
    detail: `${size} elements in one call of ${path}`,
  })
}

/**
 * Applies each element. As Xero does by default, one refused element refuses the whole request; with `summarizeErrors=false` the good
 * ones are kept and each says how it fared.
 */
export function answerBatch(call: Call, plural: string, one: (raw: Raw) => object): Answer {
  const { store } = call.world
  const elements = elementsOf(call, plural)
  const separately = call.query.get('summarizeerrors') === 'false'
  return store.transaction(() => {
    const results = elements.map((raw) => attempt(call, raw, one))
    const failures = results.filter((result) => result.failed).map(({ element }) => element)
    if (failures.length > 0 && !separately) throw refused(failures)
    const answered = results.map(({ element, failed }) => ({
      ...element,
      ...(!failed && { StatusAttributeString: 'OK' }),
    }))
    if (call.world.unknowns.batchOrder === 'reversed') answered.reverse()
    return envelope(call.world, { [plural]: answered })
  })
}

function attempt(call: Call, raw: Raw, one: (raw: Raw) => object): { element: object; failed: boolean } {
  try {
    return { element: call.world.store.transaction(() => one(raw)), failed: false }
  } catch (failure) {
    if (!(failure instanceof ElementFailure)) throw failure
    return { element: failure.element, failed: true }
  }
}

function refused(Elements: object[]): Refusal {
  const Message = 'A validation exception occurred'
  return new Refusal(json(400, { ErrorNumber: 10, Type: 'ValidationException', Message, Elements }))
}
