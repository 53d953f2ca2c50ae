import type { Mail } from '@tieout/prisma'
import { unseal, type SealKey } from '../lib/seal.ts'

/** The words of a mail as its reader sees them; those of a private one are sealed while they rest. */
export function openMail(mail: Pick<Mail, 'isPrivate' | 'recipient' | 'text' | 'html'>, sealKey: SealKey) {
  const { isPrivate, recipient, text, html } = mail
  const open = (words: string) => (isPrivate && words !== '' ? unseal(words, recipient, sealKey) : words)
  return { text: open(text), html: open(html) }
}
