import { isProblem, send } from '../graph/mutation.svelte.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import { readAgain } from '../graph/read-again.ts'
import { RetryInvoices, SendInvoice } from '../invoice/mutations.graphql.ts'
import { flipTheme } from '../shell/flip-theme.ts'
import type { Shell } from '../shell/shell.graphql.ts'
import { gear, plus, signOut, swap, theme } from '../ui/icons.ts'
import { plug, refresh } from '../ui/page-icons.ts'
import { notices } from '../ui/notices.svelte.ts'
import { paletteWords as words } from '../words/palette.ts'
import type { Entry } from './entry.ts'

/** What an action leaves behind when it was refused. */
export type Refused = (problem: Problem) => void

/** What can be done from anywhere, as far as this person may. */
export function actionEntries(shell: Shell, showKeys: () => void, refused: Refused): Entry[] {
  const { can } = shell.viewer
  const status = shell.connection?.status
  const failed = shell.invoiceCounts.failed
  const made = [
    { href: '/invoices/new', label: words.newInvoice, keys: ['n'] },
    { href: '/bills/new', label: words.newBill },
    { href: '/expenses/new', label: words.newExpense },
    { href: '/credit-notes/new', label: words.newCreditNote },
    { href: '/records/new', label: words.newRecord },
  ].map((one) => ({ id: `new:${one.href}`, icon: plus, ...one }))
  const tied = status !== undefined && status !== 'DISCONNECTED' && status !== 'CONNECTING'
  return [
    ...(can.send ? made : []),
    ...(can.send && failed && tied
      ? [{ id: 'retry', label: words.retryAll(failed), icon: refresh, run: () => retry(undefined, refused) }]
      : []),
    ...(can.connect && (!tied || status === 'EXPIRED')
      ? [
          {
            ...{ id: 'connect', icon: plug, href: '/settings/integrations/xero' },
            label: tied ? words.reconnect : words.connect,
          },
        ]
      : []),
    ...(can.administer ? [{ id: 'invite', label: words.invite, icon: swap, href: '/settings/team' }] : []),
    { id: 'theme', label: words.theme, icon: theme, run: flipTheme },
    { id: 'keys', label: words.shortcuts, icon: gear, keys: ['?'], run: showKeys },
    { id: 'out', label: words.signOut, icon: signOut, run: leave },
  ]
}

/** What one invoice wants done now, if anything. */
export function invoiceEntries(
  invoice: { id: string; number: string; status: string; client: { name: string }; sync: { state: string } },
  refused: Refused,
): Entry[] {
  const { id, number, status, client, sync } = invoice
  if (status === 'DRAFT')
    return [
      {
        ...{ id: `send:${id}`, icon: arrowUp, label: words.send(number, client.name) },
        run: () => sendOne(id, refused),
      },
    ]
  if (sync.state !== 'FAILED') return []
  return [{ id: `retry:${id}`, icon: refresh, label: words.retry(number), run: () => retry(id, refused) }]
}

const arrowUp = 'M12 19V5M5 12l7-7 7 7'

async function retry(id: string | undefined, refused: Refused): Promise<void> {
  const done = await send(RetryInvoices, { input: id === undefined ? {} : { invoiceIds: [id] } })
  if (isProblem(done)) return refused(done)
  notices.say(words.queued(done.count))
  await readAgain()
}

async function sendOne(invoiceId: string, refused: Refused): Promise<void> {
  const done = await send(SendInvoice, { input: { invoiceId } })
  if (isProblem(done)) return refused(done)
  notices.say(words.sent(done.number))
  await readAgain()
}

function leave(): void {
  const form = document.createElement('form')
  form.method = 'POST'
  form.action = '/sign-out'
  document.body.append(form)
  form.submit()
}
