import { documentGlobalId, namesOf } from '../../document/kinds.ts'
import { explain } from '../../problem/catalogue.ts'
import type { Reason } from '../../engine/reason.ts'
import type { Letter, LetterItem } from '../letter.ts'
import type { Failure } from '../notice.store.ts'

/** As many are told one by one; a longer list is read better in the app. */
const mostTold = 20

/** Invoices that could not sync: each with its cause and its fix (E1). The links lead to pages and change nothing. */
export function failedLetter(failures: readonly Failure[], timeZone: string): Letter {
  const items = failures.slice(0, mostTold).map((failure) => toItem(failure, timeZone))
  const [first] = items
  const left = failures.length - items.length
  return {
    subject:
      failures.length === 1 && first ? `${first.title}: not in Xero yet` : `${failures.length} invoices need you`,
    lines: [
      failures.length === 1
        ? 'Xero didn’t get this invoice as it is here. Nothing else was changed, here or there.'
        : 'Xero didn’t get these as they are here. Nothing else was changed, here or there.',
    ],
    items,
    more: left > 0 ? `And ${left} more.` : undefined,
    action: { label: 'See what needs you', path: '/invoices?tab=failed' },
    after: ['Once a cause is mended, press Retry there. What waits for the same cause goes with it.'],
  }
}

function toItem({ document, payment, reason }: Failure, timeZone: string): LetterItem {
  const invoice = document ?? payment?.document
  const kind = invoice?.kind ?? 'INVOICE'
  const id = documentGlobalId({ kind, id: invoice?.id ?? '' })
  const { title, message, fix } = explain((reason ?? { code: 'GAVE_UP', said: '' }) as unknown as Reason, {
    timeZone,
    documentId: id,
  })
  const what = payment ? `Payment on ${invoice?.number}` : `${invoice?.number}`
  return {
    title: `${what}, ${invoice?.client.name ?? ''}`,
    text: `${title}. ${message}`,
    link: fix ?? { label: 'Open and retry', path: `${namesOf(kind).page}/${encodeURIComponent(id)}` },
  }
}
