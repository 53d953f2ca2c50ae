import { fail, redirect } from '@sveltejs/kit'
import { postAuth } from '$lib/server/auth.ts'
import { safeNext } from '$lib/sign-in/next.ts'
import { signInWords } from '$lib/words/sign-in.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const password = String(form.get('password') ?? '')
    const answer = await postAuth(event, 'sign-in/email', { email, password })
    if (!answer.ok) return fail(answer.status < 500 ? answer.status : 502, { email, problem: refusal(answer.status) })
    redirect(303, safeNext(event.url.searchParams.get('next')))
  },
}

function refusal(status: number): string {
  if (status === 429) return signInWords.tooMany
  return status < 500 ? signInWords.wrong : signInWords.noAnswer
}
