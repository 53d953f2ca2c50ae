import { error } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { globalIdOf } from '$lib/graph/global-id.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, params, parent }) => {
  const { kind } = await parent()
  const { document } = await ask(fetch, kind.one, { id: globalIdOf(kind.type, params.id) })
  if (!document) error(404, kind.words.notFound)
  return { document }
}
