import { ask } from '$lib/graph/ask.ts'
import { SettlementsQuery } from '$lib/payment/payments.graphql.ts'
import { kindIn } from '$lib/payment/settlement-kinds.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const kind = kindIn(url.searchParams.get('show'))
  const { settlements } = await ask(fetch, SettlementsQuery, { kinds: kind ? [kind] : null, first: 50 })
  return { settlements, kind }
}
