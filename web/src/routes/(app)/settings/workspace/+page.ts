import { ask } from '$lib/graph/ask.ts'
import { WorkspaceQuery } from '$lib/workspace/workspace.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  const [{ viewer }] = await Promise.all([ask(fetch, WorkspaceQuery, {}), parent()])
  return { workspace: viewer?.workspace }
}
