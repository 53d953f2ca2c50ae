import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay'

/** The id as callers know it: `Invoice:0192…`, opaque. */
export function globalId(type: string, id: string): string {
  return encodeGlobalID(type, id)
}

/** The type a global id is of; undefined for any other text. */
export function typeOf(given: string): string | undefined {
  try {
    return decodeGlobalID(given).typename
  } catch {
    return undefined
  }
}

/** Our own id in a global id of that type; undefined for any other text, which then is simply not found. */
export function localId(type: string, given: string): string | undefined {
  try {
    const { typename, id } = decodeGlobalID(given)
    return typename === type ? id : undefined
  } catch {
    return undefined
  }
}
