import { ask } from '$lib/graph/ask.ts'
import { InvitationQuery } from '$lib/team/team.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params }) => {
  const { invitation, viewer } = await ask(fetch, InvitationQuery, { token: params.token })
  return { invitation, mine: viewer?.email, token: params.token }
}
