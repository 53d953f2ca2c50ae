import { createTransport } from 'nodemailer'
import type { Mailer, MailOutcome, OutgoingMail } from './mailer.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:587`, or `smtps://…` */
  url: string
  /** `Tieout <tieout@example.com>` */
  from: string
}

const patienceMs = 20_000

/** Sends through a mail server, a connection for each handful of mails. */
export function makeSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const timeouts = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs }
  // Nothing in a mail of ours names a file or an address to fetch; a recipient's name can't make it so.
  const guards = { disableFileAccess: true, disableUrlAccess: true }
  const transport = createTransport({ url, ...timeouts, ...guards })
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    isLocal: false,
    send: async (mail) => {
      try {
        await transport.sendMail(toMessage(mail, from, domain))
        return { ok: true }
      } catch (cause) {
        return toOutcome(cause)
      }
    },
  }
}

function toMessage({ id, recipient, subject, text, html, unsubscribeUrl }: OutgoingMail, from: string, domain: string) {
  const unsubscribe = unsubscribeUrl && {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return {
    ...{ from, subject, text, html },
    to: { name: '', address: recipient },
    // The same at every try: whoever gets it twice sees it once.
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribe },
  }
}

/** A server that says 5xx means it; anything else may pass. */
function toOutcome(cause: unknown): MailOutcome {
  const { responseCode, message, code } = cause as { responseCode?: number; message?: string; code?: string }
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  return { ok: false, isFinal, said: message ?? 'The mail server gave no answer' }
}
