import type { Dependencies } from '../dependencies.ts'
import type { Transaction } from '../lib/transaction.ts'
import { seal, unseal } from '../lib/seal.ts'
import {
  findKey,
  forgetKeys,
  giveBack,
  keepAnswer,
  noteEffect,
  takeKey,
  takeOver,
  type Claim,
  type Which,
} from './idempotency.store.ts'

type Needs = Pick<Dependencies, 'prisma' | 'clock' | 'sealKey' | 'newId'>

const hourMs = 3_600_000
/** So long an answer is kept. */
export const keptMs = 72 * hourMs
/** Who takes longer than this is taken for dead; no mutation lasts half as long. */
const believedMs = 60_000

/** A key that is ours to use, and what became of it before: an effect whose answer was lost names what it made. */
export interface Held extends Which {
  holder: string
  lost: { subject: string | null } | undefined
}

export type Claimed =
  { kind: 'held'; held: Held } | { kind: 'answered'; answer: string } | { kind: 'reused' } | { kind: 'inProgress' }

/** Claims a key for one mutation. `fingerprint` is what is asked: another question under the same key is refused. */
export async function claimKey(needs: Needs, which: Which, fingerprint: string): Promise<Claimed> {
  const { prisma, clock, newId } = needs
  const now = clock.now()
  const claim: Claim = {
    ...{ ...which, fingerprint, holder: newId(), now: new Date(now) },
    ...{ lockedUntil: new Date(now + believedMs), forgottenBefore: new Date(now - keptMs) },
  }
  if (await takeKey(prisma, claim)) return { kind: 'held', held: { ...which, holder: claim.holder, lost: undefined } }
  const found = await findKey(prisma, which)
  // Given back in between: whoever comes next begins anew.
  if (!found) return claimKey(needs, which, fingerprint)
  if (found.fingerprint !== fingerprint) return { kind: 'reused' }
  if (found.sealedAnswer !== null)
    return { kind: 'answered', answer: unseal(found.sealedAnswer, ownerOf(which), needs.sealKey) }
  if (found.lockedUntil >= claim.now || !(await takeOver(prisma, found, claim))) return { kind: 'inProgress' }
  const after = await findKey(prisma, which)
  const lost = after?.committedAt ? { subject: after.subject } : undefined
  return { kind: 'held', held: { ...which, holder: claim.holder, lost } }
}

/** Notes the effect of a mutation in its transaction; false where somebody else has taken the key over. */
export function noteKey(
  { clock }: Pick<Needs, 'clock'>,
  transaction: Transaction,
  held: Held,
  subject: string | undefined,
): Promise<boolean> {
  return noteEffect(transaction, held, { subject, now: new Date(clock.now()) })
}

/** Keeps the answer of a mutation that was done, sealed: it may hold what is shown once. */
export function settleKey({ prisma, sealKey }: Needs, held: Held, answer: string): Promise<void> {
  return keepAnswer(prisma, held, seal(answer, ownerOf(held), sealKey))
}

/** Lets go of a key whose mutation was refused or broke off: it may be tried again under the same key. */
export function releaseKey({ prisma }: Needs, held: Held): Promise<void> {
  return giveBack(prisma, held)
}

/** Forgets the keys whose answers are kept no more. */
export function forgetOldKeys({ prisma, clock }: Pick<Needs, 'prisma' | 'clock'>): Promise<void> {
  return forgetKeys(prisma, new Date(clock.now() - keptMs))
}

function ownerOf({ workspaceId, key }: Which): string {
  return `idempotency:${workspaceId}:${key}`
}
