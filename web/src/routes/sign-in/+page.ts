import { redirect } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { SignInQuery } from '$lib/sign-in/instance.graphql.ts'
import { safeNext } from '$lib/sign-in/next.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url }) => {
  const { viewer, instance } = await ask(fetch, SignInQuery, {})
  if (viewer) redirect(303, safeNext(url.searchParams.get('next')))
  return { demo: instance.demo }
}
