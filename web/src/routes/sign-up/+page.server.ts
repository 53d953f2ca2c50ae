import { fail, redirect } from '@sveltejs/kit'
import { postAuth } from '$lib/server/auth.ts'
import { signInWords as words } from '$lib/words/sign-in.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData()
    const read = (name: string) => String(form.get(name) ?? '').trim()
    const given = { name: read('name'), email: read('email'), workspace: read('workspace') }
    const password = String(form.get('password') ?? '')
    if (!given.name || !given.email || !given.workspace || !password)
      return fail(400, { ...given, problem: words.missing })

    const { name, email, workspace: workspaceName } = given
    const signedUp = await postAuth(event, 'sign-up/email', { name, email, password, workspaceName })
    if (!signedUp.ok)
      return fail(signedUp.status < 500 ? signedUp.status : 502, { ...given, problem: refusal(signedUp) })
    redirect(303, '/')
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
  if (code?.startsWith('USER_ALREADY_EXISTS')) return words.taken
  if (status === 429) return words.tooMany
  if (status >= 500) return words.noAnswer
  return typeof body.message === 'string' ? body.message : words.failed
}
