import { fail } from '@sveltejs/kit'
import { postAuth } from '$lib/server/auth.ts'
import { signInWords } from '$lib/words/sign-in.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const answer = await postAuth(event, 'request-password-reset', { email })
    if (answer.ok) return { sent: true, email, problem: undefined }
    const problem = answer.status === 429 ? signInWords.tooMany : signInWords.noAnswer
    return fail(answer.status < 500 ? answer.status : 502, { sent: false, email, problem })
  },
}
