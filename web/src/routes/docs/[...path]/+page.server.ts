import { error } from '@sveltejs/kit'
import { findPage } from '$lib/server/docs/find.ts'
import { docsWords } from '$lib/words/docs.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params }) => {
  const shown = findPage(params.path)
  if (!shown) error(404, { message: docsWords.noPage })
  return { shown }
}
