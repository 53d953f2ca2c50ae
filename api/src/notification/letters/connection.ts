import { explainConnection } from '../../problem/catalogue.ts'
import type { ConnectionReason } from '../../engine/reason.ts'
import { dayText, pages } from '../../problem/words.ts'
import type { Letter } from '../letter.ts'
import type { NoticeOf } from '../notice.ts'

/** The connection stopped and only a person can mend it (E2). */
export function needsYouLetter({ code, day }: NoticeOf<'CONNECTION_NEEDS_YOU'>): Letter {
  const { title, message, fix } = explainConnection({ code } as ConnectionReason)
  return {
    subject: day === 0 ? title : `Reminder: ${lowerFirst(title)}`,
    lines: [message, ...(day === 0 ? [] : [`Nothing has synced for ${day === 1 ? 'a day' : `${day} days`}.`])],
    action: { label: fix?.label ?? 'Open connection', path: pages.connection },
    after: ['Invoices you send meanwhile wait, and go by themselves once it works again.'],
  }
}

/** Nothing has synced for a while: what will happen, and the one press that stops it (E3). */
export function inactiveSoonLetter({ organisation, idleDays, endsOn }: NoticeOf<'INACTIVE_SOON'>): Letter {
  return {
    subject: `${organisation} will be disconnected on ${dayText(endsOn)}`,
    lines: [
      `Nothing has synced with ${organisation} for ${idleDays} days.`,
      `If that stays so, Tieout disconnects it on ${dayText(endsOn)}, so that no access stands unused.`,
    ],
    action: { label: 'Keep connected', path: `${pages.connection}?keep=1` },
    after: ['Any invoice or payment that syncs keeps it connected too. Your invoices stay here either way.'],
  }
}

/** It is disconnected, for nobody used it (E4). */
export function inactiveLetter({ organisation, idleDays, keptUntil }: NoticeOf<'DISCONNECTED_INACTIVE'>): Letter {
  return {
    subject: `${organisation} was disconnected after ${idleDays} quiet days`,
    lines: [
      `Nothing had synced with ${organisation} for ${idleDays} days, so Tieout ended the connection.`,
      'Your invoices stay here, and what is in Xero stays there.',
    ],
    action: { label: 'Reconnect', path: pages.connection },
    after: [`We keep your mappings until ${dayText(keptUntil)}: reconnect before then and carry on where you stopped.`],
  }
}

/** The mappings of a disconnected organisation are about to go (E8). */
export function mappingsExpiringLetter({ organisation, until, daysLeft }: NoticeOf<'MAPPINGS_EXPIRING'>): Letter {
  return {
    subject: `Your mappings for ${organisation} are deleted ${daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`}`,
    lines: [
      `${organisation} is disconnected. We keep its tax and account mappings until ${dayText(until)}.`,
      'Your invoices, links and history stay for good.',
    ],
    action: { label: 'Reconnect', path: pages.connection },
    after: [
      'After that day you can still reconnect: you would choose the mappings anew. Export mappings on the same page keeps a copy.',
    ],
  }
}

const endings = { finished: 'is finished', cancelled: 'was cancelled', stopped: 'stopped early' } as const

/** A backfill came to its end (E6). */
export function backfillLetter({ organisation, end, sent, skipped, failed }: NoticeOf<'BACKFILL_FINISHED'>): Letter {
  const invoices = (n: number) => (n === 1 ? '1 invoice' : `${n.toLocaleString('en-GB')} invoices`)
  return {
    subject: `The backfill to ${organisation} ${endings[end]}`,
    lines: [
      `${invoices(sent)} sent, ${skipped.toLocaleString('en-GB')} skipped, ${failed.toLocaleString('en-GB')} failed.`,
      ...(end === 'finished' ? [] : ['What was sent stays in Xero. Nothing was sent twice.']),
    ],
    action: { label: failed > 0 ? 'See what failed' : 'See the result', path: pages.backfill },
  }
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !text.startsWith('Xero') ? text.slice(0, 1).toLowerCase() + text.slice(1) : text
}
