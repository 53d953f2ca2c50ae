import { ask } from '$lib/graph/ask.ts'
import { WebhooksQuery } from '$lib/webhook/webhooks.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  const { shell } = await parent()
  if (!shell.viewer.can.administer) return { webhooks: undefined }
  return { webhooks: await ask(fetch, WebhooksQuery, {}) }
}
