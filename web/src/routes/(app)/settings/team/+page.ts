import { ask } from '$lib/graph/ask.ts'
import { TeamQuery } from '$lib/team/team.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  const { shell } = await parent()
  const { viewer } = await ask(fetch, TeamQuery, { administer: shell.viewer.can.administer })
  return { members: viewer?.workspace.members ?? [], invitations: viewer?.workspace.invitations ?? [] }
}
