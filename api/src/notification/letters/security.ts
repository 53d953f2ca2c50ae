import { dayText, pages } from '../../problem/words.ts'
import type { Letter } from '../letter.ts'
import type { NoticeOf } from '../notice.ts'

const see = { label: 'Open connection', path: pages.connection }
const notYou = 'If that surprises you, open the connection and disconnect it, then ask the person named above.'

/** Somebody tied an organisation to the workspace (E5). */
export function connectedLetter({ organisation, by }: NoticeOf<'CONNECTED'>): Letter {
  return {
    subject: `${organisation} is connected`,
    lines: [`${by} connected this workspace to the Xero organisation ${organisation}.`],
    action: see,
    after: [notYou],
  }
}

/** Somebody tied the workspace to another organisation (E5). */
export function organisationChangedLetter({ organisation, before, by }: NoticeOf<'ORGANISATION_CHANGED'>): Letter {
  return {
    subject: `Invoices now go to ${organisation}`,
    lines: [
      `${by} changed the Xero organisation from ${before} to ${organisation}.`,
      `Links to ${before} are kept, and work again when you change back.`,
    ],
    action: see,
    after: [notYou],
  }
}

/** Somebody ended the connection (E5). */
export function disconnectedLetter({ organisation, by, keptUntil }: NoticeOf<'DISCONNECTED'>): Letter {
  return {
    subject: `${organisation} is disconnected`,
    lines: [
      `${by} disconnected this workspace from ${organisation}. Nothing is sent to Xero any more.`,
      'Your invoices stay here, and what is in Xero stays there.',
    ],
    action: { label: 'Reconnect', path: pages.connection },
    after: [`We keep your mappings until ${dayText(keptUntil)}.`],
  }
}

/** A key that acts for the workspace was made (E9). */
export function apiKeyLetter({ name, by }: NoticeOf<'API_KEY_CREATED'>): Letter {
  return {
    subject: `A new API key: ${name}`,
    lines: [`${by} made the API key “${name}”. Whoever holds it can read and send invoices as this workspace.`],
    action: { label: 'See API keys', path: '/developers' },
    after: ['If that surprises you, revoke the key: it stops working at once.'],
  }
}

/** A key ends soon (E9). */
export function apiKeyExpiringLetter({ name, expiresAt, daysLeft }: NoticeOf<'API_KEY_EXPIRING'>): Letter {
  const when = `${dayText(expiresAt.slice(0, 10))}, ${expiresAt.slice(11, 16)} UTC`
  return {
    subject: `The API key ${name} ends ${daysLeft <= 1 ? 'within a day' : `in ${daysLeft} days`}`,
    lines: [`The API key “${name}” ends on ${when}. What uses it can do nothing here after that.`],
    action: { label: 'Rotate the key', path: '/developers' },
    after: ['Rotating makes a new key, and the old one works beside it until you have changed over.'],
  }
}

/** An endpoint hears nothing any more (E9). */
export function webhookDisabledLetter({ url, because }: NoticeOf<'WEBHOOK_DISABLED'>): Letter {
  const why = because === 'GONE' ? 'It answered 410 Gone.' : 'It took no delivery for five days.'
  return {
    subject: 'A webhook endpoint was switched off',
    lines: [`We send nothing more to ${url}. ${why}`],
    action: { label: 'See webhooks', path: '/developers/webhooks' },
    after: ['Mend it, switch it on again, and send again what it missed.'],
  }
}
