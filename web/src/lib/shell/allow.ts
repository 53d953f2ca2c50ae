import { error } from '@sveltejs/kit'
import { ask } from '../graph/ask.ts'
import { TeamQuery } from '../team/team.graphql.ts'
import type { Shell } from './shell.graphql.ts'

interface Loading {
  fetch: typeof globalThis.fetch
  parent: () => Promise<{ shell: Shell }>
}

/** Refuses a page to whoever may not do `what` it is for: plainly, and with the names of those who can change that. */
export async function allow({ fetch, parent }: Loading, what: keyof Shell['viewer']['can'], refusal: string) {
  const { shell } = await parent()
  if (shell.viewer.can[what]) return
  const { viewer } = await ask(fetch, TeamQuery, { administer: false })
  const able = viewer?.workspace.members.filter(({ role }) => role === 'OWNER' || role === 'ADMIN') ?? []
  error(403, { message: refusal, ask: able.slice(0, 3).map(({ name }) => name) })
}
