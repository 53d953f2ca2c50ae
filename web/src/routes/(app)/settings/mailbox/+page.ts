import { ask } from '$lib/graph/ask.ts'
import { MailboxQuery } from '$lib/mail/mail.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { mailWords } from '$lib/words/mail.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  await allow(event, 'administer', mailWords.notAllowed)
  const { mailbox } = await ask(event.fetch, MailboxQuery, {})
  return { mails: mailbox?.nodes }
}
