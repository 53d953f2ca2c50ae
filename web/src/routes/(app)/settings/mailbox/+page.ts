import { ask } from '$lib/graph/ask.ts'
import { MailboxQuery } from '$lib/mail/mail.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => {
  const { mailbox } = await ask(fetch, MailboxQuery, {})
  return { mails: mailbox?.nodes }
}
