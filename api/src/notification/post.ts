import type { Mail } from '@tieout/prisma'
import { countMail } from '../telemetry/meters.ts'
import { composeMails } from './compose.ts'
import type { MailDependencies } from './dependencies.ts'
import { openMail } from './open-mail.ts'
import { claimMails, markSent, markUnsent } from './mail.store.ts'

const atOnce = 20

const minute = 60_000
/** After so many tries in vain, for two days, a mail is given up. */
const waits = [minute, 5 * minute, 15 * minute, 60 * minute, 4 * 60 * minute, 12 * 60 * minute, 24 * 60 * minute]

/**
 * Writes the mails that are due to be written, and sends those that are due to be sent. A crash
 * repeats a mail under the same Message-ID; it never loses one.
 */
export async function postOnce(dependencies: MailDependencies): Promise<void> {
  const { prisma, clock } = dependencies
  await composeMails(dependencies)
  for (;;) {
    const mails = await claimMails(prisma, new Date(clock.now()), atOnce)
    for (const mail of mails) await sendOne(dependencies, mail)
    if (mails.length < atOnce) return
  }
}

async function sendOne(dependencies: MailDependencies, mail: Mail): Promise<void> {
  const { prisma, clock, log, mailer, env } = dependencies
  const unsubscribeUrl = mail.unsubscribe ? `${env.publicApiUrl}/mail/unsubscribe?token=${mail.unsubscribe}` : undefined
  const outcome = await mailer.send({ ...mail, ...openMail(mail, dependencies.sealKey), unsubscribeUrl })
  if (outcome.ok) countMail(mail.kind, 'sent')
  if (outcome.ok) return markSent(prisma, mail, new Date(clock.now()), mailer.isLocal)
  const wait = outcome.isFinal ? undefined : waits[mail.attempts - 1]
  countMail(mail.kind, wait === undefined ? 'failed' : 'again')
  log.warn({ mailId: mail.id, kind: mail.kind, said: outcome.said, again: wait !== undefined }, 'a mail did not leave')
  const nextAt = wait === undefined ? undefined : new Date(clock.now() + wait)
  await markUnsent(prisma, mail, { said: outcome.said, nextAt })
}
