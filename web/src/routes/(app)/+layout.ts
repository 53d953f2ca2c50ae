import { error, redirect } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { ShellQuery, ViewerQuery, type Shell } from '$lib/shell/shell.graphql.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = async ({ fetch, url, route, untrack }) => {
  const signIn = untrack(() => `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`)
  try {
    const shell = await ask(fetch, ShellQuery, {})
    if (shell.viewer) return { shell: { ...shell, viewer: shell.viewer } satisfies Shell }
  } catch (refused) {
    // Nobody signed in is refused the rest of the question. Anything else is a failure to show.
    const { viewer } = await ask(fetch, ViewerQuery, {})
    if (viewer) throw refused
  }
  // An address that nothing has is no secret.
  if (untrack(() => route.id) === '/(app)/[...path]') error(404)
  redirect(303, signIn)
}
