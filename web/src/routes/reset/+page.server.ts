import { fail } from '@sveltejs/kit'
import { postAuth } from '$lib/server/auth.ts'
import { signInWords } from '$lib/words/sign-in.ts'
import { accountWords } from '$lib/words/team.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const newPassword = String(form.get('password') ?? '')
    const token = event.url.searchParams.get('token') ?? ''
    const answer = await postAuth(event, 'reset-password', { newPassword, token })
    if (answer.ok) return { done: true, problem: undefined }
    return fail(answer.status < 500 ? answer.status : 502, { done: false, problem: refusal(answer) })
  },
}

function refusal({
  status,
  code,
  body,
}: {
  status: number
  code: string | undefined
  body: Record<string, unknown>
}): string {
  if (code === 'INVALID_TOKEN') return accountWords.badLink
  if (status >= 500) return signInWords.noAnswer
  return typeof body.message === 'string' ? body.message : accountWords.badLink
}
