import { ask } from '$lib/graph/ask.ts'
import { allow } from '$lib/shell/allow.ts'
import { WebhooksQuery } from '$lib/webhook/webhooks.graphql.ts'
import { webhookWords } from '$lib/words/webhooks.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  await allow(event, 'administer', webhookWords.notAllowed)
  return { webhooks: await ask(event.fetch, WebhooksQuery, {}) }
}
