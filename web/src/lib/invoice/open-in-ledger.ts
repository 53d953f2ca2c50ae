import { Breakdown } from '../graph/breakdown.ts'
import { ask } from '../graph/client.ts'
import { notices } from '../ui/notices.svelte.ts'
import { keyWords as words } from '../words/keys.ts'
import { LedgerUrl } from './ledger-url.graphql.ts'

/** Opens it in Xero, in a tab of its own; says so when there is nothing to open. */
export async function openInLedger({ id, number }: { id: string; number: string }): Promise<void> {
  try {
    const { node } = await ask(fetch, LedgerUrl, { id })
    const url = node && 'sync' in node ? node.sync.ledgerUrl : null
    if (url) open(url, '_blank', 'noopener')
    else notices.say(words.notThere(number))
  } catch (failure) {
    if (!(failure instanceof Breakdown)) throw failure
    notices.say(failure.message)
  }
}
