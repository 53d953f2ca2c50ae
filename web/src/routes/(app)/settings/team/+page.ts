import { ask } from '$lib/graph/ask.ts'
import { TeamQuery } from '$lib/workspace/workspace.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => {
  const { viewer } = await ask(fetch, TeamQuery, {})
  return { members: viewer?.workspace.members ?? [] }
}
