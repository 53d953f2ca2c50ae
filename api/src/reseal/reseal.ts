import type { Pool } from 'pg'
import { seal, unseal, type SealKey } from '../lib/seal.ts'
import { findOld, replaceText, type Sealed } from './reseal.store.ts'

/** Everywhere a sealed text is kept. What a test finds sealed elsewhere is missing here. */
export const places: readonly Sealed[] = [
  { table: 'Grant', column: 'sealedAccessToken', owner: 'id' },
  { table: 'Grant', column: 'sealedRefreshToken', owner: 'id' },
  { table: 'Grant', column: 'sealedPreviousRefresh', owner: 'id' },
  { table: 'ConnectAttempt', column: 'sealedVerifier', owner: 'id' },
  { table: 'WebhookEndpoint', column: 'sealedSecret', owner: `'webhook endpoint:' || id` },
  { table: 'WebhookEndpoint', column: 'sealedPreviousSecret', owner: `'webhook endpoint:' || id` },
  { table: 'IdempotencyKey', column: 'sealedAnswer', owner: `'idempotency:' || "workspaceId" || ':' || key` },
  { table: 'Mail', column: 'text', owner: 'recipient', where: '"isPrivate"' },
  { table: 'Mail', column: 'html', owner: 'recipient', where: '"isPrivate"' },
]

/** What became of the sealed texts. */
export interface Resealed {
  done: number
  /** They open with no key that is known: they were left as they are. */
  lost: number
}

/** Seals everything with the current key that an earlier one sealed, while Tieout runs: nobody waits, and nothing is lost. */
export async function reseal(pool: Pool, key: SealKey): Promise<Resealed> {
  const all = { done: 0, lost: 0 }
  for (const place of places) {
    const lost: string[] = []
    for (let found = await findOld(pool, place, key.id, lost); found.length > 0;) {
      for (const one of found) {
        const opened = tryToOpen(one, key)
        if (opened === undefined) lost.push(one.text)
        else {
          await replaceText(pool, place, one, seal(opened, one.owner, key))
          all.done++
        }
      }
      found = await findOld(pool, place, key.id, lost)
    }
    all.lost += lost.length
  }
  return all
}

function tryToOpen({ text, owner }: { text: string; owner: string }, key: SealKey): string | undefined {
  try {
    return unseal(text, owner, key)
  } catch {
    return undefined
  }
}
