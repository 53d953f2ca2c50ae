import { z } from 'zod'

/** A key of 32 bytes, as an environment holds it. */
export const EncryptionKey = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in base64: openssl rand -base64 32')

/** `1:base64,2:base64`: keys that still open what they sealed. */
export const PreviousKeys = z
  .string()
  .transform((text) => text.split(',').map((one) => ({ id: one.split(':')[0] ?? '', key: toKey(one.split(':')[1]) })))
  .refine(
    (keys) => keys.every(({ id, key }) => id !== '' && key.length === 32),
    'must look like 1:<32 bytes in base64>',
  )

function toKey(text = ''): Buffer {
  return Buffer.from(text, 'base64')
}
