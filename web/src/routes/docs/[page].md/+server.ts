import { error, text } from '@sveltejs/kit'
import { docsWords } from '$lib/words/docs.ts'
import { guides } from '../../../generated/docs/guides.ts'
import type { RequestHandler } from './$types'

/** A page as it was written, for programs that read. */
export const GET: RequestHandler = ({ params }) => {
  const guide = guides.find(({ slug }) => slug === params.page)
  if (!guide) error(404, { message: docsWords.noPage })
  return text(guide.markdown, { headers: { 'content-type': 'text/markdown; charset=utf-8' } })
}
