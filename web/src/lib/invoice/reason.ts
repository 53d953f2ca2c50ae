import { invoiceWords as words } from '../words/invoice.ts'

interface Row {
  status: string
  sync: {
    state: string
    nextAttemptAt: string | null
    reason: { title: string } | null
    warning: { title: string } | null
  }
}

/** The one line beneath a status word; nothing when the word says it all. */
export function reasonLine({ status, sync }: Row, soon: (time: string) => string): string {
  if (sync.state === 'PENDING') {
    const when = sync.nextAttemptAt ? words.retryingAt(soon(sync.nextAttemptAt)) : ''
    return [sync.reason?.title, when].filter(Boolean).join(', ') || words.sending
  }
  if (sync.reason) return sync.reason.title
  if (sync.warning) return words.warning(sync.warning.title)
  return sync.state === 'NOT_SYNCED' && status === 'DRAFT' ? words.notSent : ''
}
