import { json } from '@sveltejs/kit'
import type { Indexed } from '$lib/docs/search.ts'
import { errorPages } from '$lib/words/error-pages.ts'
import { docsWords } from '$lib/words/docs.ts'
import { hrefOf } from '$lib/docs/reference.ts'
import { guides } from '../../../generated/docs/guides.ts'
import { reference } from '../../../generated/docs/reference.ts'
import type { RequestHandler } from './$types'

/** Everything there is to find: pages, problems, the schema. */
export const GET: RequestHandler = () => json(index, { headers: { 'cache-control': 'public, max-age=600' } })

const index: Indexed[] = [
  ...guides.map(({ slug, title, description, words }) => ({ href: `/docs/${slug}`, title, about: description, words })),
  ...Object.entries(errorPages).map(([code, { title, why, how }]) => ({
    ...{ href: `/docs/errors/${code}`, title: code, about: title, words: `${why} ${how}` },
  })),
  ...reference.map((entry) => ({
    ...{ href: hrefOf(entry), title: entry.name, words: entry.parts.map(({ name }) => name).join(' ') },
    about: [docsWords.one[entry.kind], entry.description].filter(Boolean).join(' · '),
  })),
]
