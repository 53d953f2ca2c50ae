import { ask } from '$lib/graph/ask.ts'
import { KeysQuery } from '$lib/developer/keys.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent, url }) => {
  const { shell } = await parent()
  const endpoint = `${url.origin}/graphql`
  if (!shell.viewer.can.administer) return { endpoint, keys: undefined }
  const { viewer } = await ask(fetch, KeysQuery, {})
  return { endpoint, keys: viewer?.workspace.apiKeys ?? [] }
}
