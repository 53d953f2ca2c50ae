import { ask } from '$lib/graph/ask.ts'
import { PaymentsQuery } from '$lib/payment/payments.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const after = url.searchParams.get('after')
  const before = url.searchParams.get('before')
  const { payments } = await ask(fetch, PaymentsQuery, before ? { last: 50, before } : { first: 50, after })
  return { payments }
}
