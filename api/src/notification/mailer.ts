import type { Logger } from 'pino'

/** A mail on its way out. */
export interface OutgoingMail {
  id: string
  recipient: string
  subject: string
  text: string
  html: string
  /** Its link opens something. */
  isPrivate: boolean
  /** Where one click, and nothing else, ends mails of this kind. */
  unsubscribeUrl: string | undefined
}

export type MailOutcome = { ok: true } | { ok: false; isFinal: boolean; said: string }

/** How mail leaves. `isLocal`: it stays on this machine and is read in the web app. */
export interface Mailer {
  readonly isLocal: boolean
  send(mail: OutgoingMail): Promise<MailOutcome>
}

/**
 * Without a mail server nothing leaves: mails are read in the web app. What concerns a person's own account is nobody
 * else's to read there, so it goes to the log of whoever runs this machine; a demo has no secrets and no such log.
 */
export function makeLocalMailer(log: Logger, isDemo: boolean): Mailer {
  return {
    isLocal: true,
    send: ({ recipient, subject, text, isPrivate }) => {
      if (isPrivate && !isDemo) log.info({ recipient, subject, text }, 'no SMTP_URL is set, so this mail stays here')
      return Promise.resolve({ ok: true })
    },
  }
}
