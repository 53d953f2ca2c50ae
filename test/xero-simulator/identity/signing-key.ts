import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import type { Store } from '../store/store.ts'

/** The key pair that signs tokens. */
export interface SigningKey {
  id: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  publicJwk: JWK
}

let made: Promise<JWK> | undefined

/** The store's key; made at its first start, and one for all stores of a process, since making one is slow. */
export async function loadSigningKey(store: Store): Promise<SigningKey> {
  const kept = store.keys.get('signing')?.jwk
  const jwk: JWK = kept ?? (await (made ??= makeKey()))
  if (!kept) store.keys.put({ id: 'signing', jwk })
  const { kty, n, e } = jwk
  const publicJwk = { kty, n, e, kid: jwk.kid, alg: 'RS256', use: 'sig' } as JWK
  return {
    id: String(jwk.kid),
    privateKey: (await importJWK(jwk, 'RS256')) as CryptoKey,
    publicKey: (await importJWK(publicJwk, 'RS256')) as CryptoKey,
    publicJwk,
  }
}

async function makeKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: '1CAF8E66772D6DC028D6726FD0261581570EFC19', alg: 'RS256' }
}
