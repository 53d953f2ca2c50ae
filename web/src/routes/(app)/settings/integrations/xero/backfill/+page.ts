import { BackfillQuery } from '$lib/backfill/backfill.graphql.ts'
import { ask } from '$lib/graph/ask.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url: { searchParams } }) => {
  const pages = { failedAfter: searchParams.get('failed'), reviewAfter: searchParams.get('review') }
  return { connection: (await ask(fetch, BackfillQuery, pages)).connection }
}
