import { createHmac, timingSafeEqual } from 'node:crypto'

/** The value of `x-xero-signature` for these exact bytes. */
export function signXero(rawBody: Uint8Array, key: string): string {
  return hmac(rawBody, key).toString('base64')
}

/** Whether Xero signed these exact bytes; in constant time. Without a key nothing is ever signed by Xero. */
export function isSignedByXero(rawBody: Uint8Array, signature: string | null | undefined, key: string): boolean {
  if (key === '' || !signature) return false
  const expected = hmac(rawBody, key)
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function hmac(rawBody: Uint8Array, key: string): Buffer {
  return createHmac('sha256', key).update(rawBody).digest()
}
