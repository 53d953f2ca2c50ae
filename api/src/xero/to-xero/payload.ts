import type { EncodedWrite, WriteOperation } from '../../engine/ledger-plans.ts'

/**
 * The exact content of one write, in the SDK's member names. `keys` and `ids` stay with us: they say which row of the answer
 * is which, also where Xero does not repeat our number.
 */
export interface Payload<Row> {
  /** What the rows belong to, where that stands in the address: a credit note, a document. */
  of?: string
  keys: string[]
  ids: (string | null)[]
  rows: Row[]
}

/** Freezes a payload. Members keep the order they are written in, so equal plans make equal bytes. */
export function encode<Row>(operation: WriteOperation, payload: Payload<Row>): EncodedWrite {
  return {
    operation,
    payload: JSON.stringify({ keys: payload.keys, ids: payload.ids, rows: payload.rows, of: payload.of }),
  }
}

/** Thaws a payload. Throws where it belongs to another operation: that is a mistake of ours, never of the ledger. */
export function decode(write: EncodedWrite, ...operations: WriteOperation[]): Payload<object> {
  if (!operations.includes(write.operation)) throw new TypeError(`${write.operation} cannot be sent by this call`)
  return JSON.parse(write.payload) as Payload<object>
}
