import { ask } from '$lib/graph/ask.ts'
import { SettlementsQuery } from '$lib/payment/payments.graphql.ts'
import { kindIn } from '$lib/payment/settlement-kinds.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const [after, before] = [url.searchParams.get('after'), url.searchParams.get('before')]
  const kind = kindIn(url.searchParams.get('show'))
  const page = before ? { last: 50, before } : { first: 50, after }
  const { settlements } = await ask(fetch, SettlementsQuery, { kinds: kind ? [kind] : null, ...page })
  return { settlements, kind }
}
