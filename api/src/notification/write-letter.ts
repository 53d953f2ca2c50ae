import type { Letter } from './letter.ts'
import { digestLetter } from './letters/digest.ts'
import {
  backfillLetter,
  inactiveLetter,
  inactiveSoonLetter,
  mappingsExpiringLetter,
  needsYouLetter,
} from './letters/connection.ts'
import {
  apiKeyExpiringLetter,
  apiKeyLetter,
  connectedLetter,
  disconnectedLetter,
  organisationChangedLetter,
  webhookDisabledLetter,
} from './letters/security.ts'
import type { Notice } from './notice.ts'

/** The words of a notice. Failed invoices are told together, not one by one. */
export function writeLetter(notice: Exclude<Notice, { kind: 'SYNC_FAILED' }>): Letter {
  switch (notice.kind) {
    case 'CONNECTION_NEEDS_YOU':
      return needsYouLetter(notice)
    case 'INACTIVE_SOON':
      return inactiveSoonLetter(notice)
    case 'DISCONNECTED_INACTIVE':
      return inactiveLetter(notice)
    case 'MAPPINGS_EXPIRING':
      return mappingsExpiringLetter(notice)
    case 'BACKFILL_FINISHED':
      return backfillLetter(notice)
    case 'DAILY_DIGEST':
      return digestLetter(notice)
    case 'CONNECTED':
      return connectedLetter(notice)
    case 'ORGANISATION_CHANGED':
      return organisationChangedLetter(notice)
    case 'DISCONNECTED':
      return disconnectedLetter(notice)
    case 'API_KEY_CREATED':
      return apiKeyLetter(notice)
    case 'API_KEY_EXPIRING':
      return apiKeyExpiringLetter(notice)
    case 'WEBHOOK_DISABLED':
      return webhookDisabledLetter(notice)
  }
}
