import { ask } from '$lib/graph/ask.ts'
import { MailSettingsQuery } from '$lib/mail/mail.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => {
  const { viewer } = await ask(fetch, MailSettingsQuery, {})
  return { settings: viewer?.mailSettings ?? [] }
}
