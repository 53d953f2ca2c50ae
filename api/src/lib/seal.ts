import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** A key for sealing secrets at rest; its id travels with what it sealed, so that keys can be rotated. */
export interface SealKey {
  id: string
  key: Buffer
  /** Keys from before: they open what they sealed, and seal nothing more. */
  previous?: readonly Omit<SealKey, 'previous'>[]
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM. `owner` (additional data) ties the secret to its row: moved to another row, it does not open. */
export function seal(secret: string, owner: string, { id, key }: SealKey): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const body = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${id}.${body.toString('base64url')}`
}

/** Throws when the key is unknown, or when the secret was altered or belongs to another owner. */
export function unseal(sealed: string, owner: string, current: SealKey): string {
  const dot = sealed.lastIndexOf('.')
  const key = [current, ...(current.previous ?? [])].find(({ id }) => id === sealed.slice(0, dot))
  if (!key) throw new Error(`No key ${sealed.slice(0, dot)} to open a sealed secret with.`)
  const body = Buffer.from(sealed.slice(dot + 1), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key.key, body.subarray(0, ivBytes)).setAAD(Buffer.from(owner))
  decipher.setAuthTag(body.subarray(-tagBytes))
  return Buffer.concat([decipher.update(body.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8')
}
