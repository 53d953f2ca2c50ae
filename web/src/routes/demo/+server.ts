import { error, redirect } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { postAuth } from '$lib/server/auth.ts'
import { SignInQuery } from '$lib/sign-in/instance.graphql.ts'
import { signInWords } from '$lib/words/sign-in.ts'
import type { RequestHandler } from './$types'

/** The link that `start` prints: signs into the demo and opens it. Where no demo runs there is nothing here. */
export const GET: RequestHandler = async (event) => {
  const { viewer, instance } = await ask(event.fetch, SignInQuery, {})
  if (!instance.demo) error(404)
  if (viewer) redirect(303, '/')
  const { email, password } = instance.demo
  const answer = await postAuth(event, 'sign-in/email', { email, password })
  if (!answer.ok) error(502, signInWords.noAnswer)
  redirect(303, '/')
}
