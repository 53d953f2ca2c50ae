/** One call to the ledger as it went, for one document. */
export interface Attempt {
  operation: string
  number: number
  status: number | undefined
  requestId: string | undefined
  durationMs: number | undefined
  payload: string | undefined
}

interface StoredBatch {
  operation: string
  attempts: number
  answer: unknown
  payload: string
  items: { entityId: string; position: number }[]
}

/** The call that carried a document, with only that document's part of what was sent. */
export function payloadOf(batch: StoredBatch, documentId: string): Attempt {
  const answer = (batch.answer ?? {}) as Partial<Pick<Attempt, 'status' | 'requestId' | 'durationMs'>>
  const position = batch.items.find((item) => item.entityId === documentId)?.position
  return {
    operation: batch.operation,
    number: Math.max(batch.attempts, 1),
    status: answer.status,
    requestId: answer.requestId,
    durationMs: answer.durationMs === undefined ? undefined : Math.round(answer.durationMs),
    payload: position === undefined ? undefined : partOf(batch.payload, position),
  }
}

/** A batch's rows stand in the order of its items. */
function partOf(payload: string, position: number): string | undefined {
  const { rows } = JSON.parse(payload) as { rows?: unknown[] }
  const part = rows?.[position]
  return part === undefined ? undefined : JSON.stringify(part, null, 2)
}
