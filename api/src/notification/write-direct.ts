import type { PrismaClient } from '@tieout/prisma'
import type { Env } from '../env.ts'
import { seal, type SealKey } from '../lib/seal.ts'
import type { Transaction } from '../lib/transaction.ts'
import { layOut } from './lay-out.ts'
import type { Letter } from './letter.ts'
import { saveMails } from './mail.store.ts'

/** What goes to one address whatever its settings say: about their account, or asked for by themselves. */
export interface DirectMail {
  kind: 'INVITATION' | 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'PASSWORD_CHANGED' | 'NEW_SIGN_IN' | 'PLACES_OPEN'
  recipient: string
  letter: Letter
  workspaceId?: string
  /** Its link opens something: who takes the database away must not read it. */
  isPrivate?: boolean
}

export interface DirectNeeds {
  env: Pick<Env, 'publicWebUrl'>
  sealKey: SealKey
  now: Date
}

/** Writes one mail to one person; a worker sends it. */
export async function writeDirect(
  prisma: PrismaClient | Transaction,
  { env, sealKey, now }: DirectNeeds,
  { kind, recipient, letter, workspaceId, isPrivate = false }: DirectMail,
): Promise<void> {
  const foot = { webUrl: env.publicWebUrl, because: `Sent to ${recipient} by Tieout.`, links: [] }
  const { subject, text, html } = layOut(letter, foot)
  const close = (words: string) => (isPrivate ? seal(words, recipient, sealKey) : words)
  const mail = { kind, recipient, workspaceId: workspaceId ?? null, isPrivate, subject }
  await saveMails(prisma, [{ ...mail, text: close(text), html: close(html) }], now)
}
