import { isProblem, send } from '../graph/mutation.svelte.ts'
import type { Problem } from '../graph/problem.graphql.ts'
import { readAgain } from '../graph/read-again.ts'
import { notices } from '../ui/notices.svelte.ts'
import { bulkWords as words } from '../words/bulk.ts'
import { RetryInvoices, SendInvoice } from './mutations.graphql.ts'

/** Sends the draft; what comes back is why not. */
export async function sendRow(invoiceId: string): Promise<Problem | undefined> {
  const done = await send(SendInvoice, { input: { invoiceId } })
  if (isProblem(done)) return done
  await readAgain()
  return undefined
}

/** Tries what failed again; what comes back is why not. */
export async function retryRow(id: string): Promise<Problem | undefined> {
  const done = await send(RetryInvoices, { input: { invoiceIds: [id] } })
  if (isProblem(done)) return done
  notices.say(words.queued(done.count))
  await readAgain()
  return undefined
}
