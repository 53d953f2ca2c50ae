import { fail, redirect } from '@sveltejs/kit'
import { ask } from '$lib/graph/ask.ts'
import { postAuth } from '$lib/server/auth.ts'
import { InvitationQuery } from '$lib/team/team.graphql.ts'
import { inviteWords } from '$lib/words/team.ts'
import { signInWords } from '$lib/words/sign-in.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  /** Signs up whoever was invited; they work in that workspace from the start. */
  default: async (event) => {
    const form = await event.request.formData()
    const name = String(form.get('name') ?? '').trim()
    const password = String(form.get('password') ?? '')
    const invitationId = event.params.token
    const { invitation } = await ask(event.fetch, InvitationQuery, { token: invitationId })
    if (!invitation) return fail(410, { name, problem: inviteWords.goneText })
    const given = { name, email: invitation.email, password, invitationId }
    const answer = await postAuth(event, 'sign-up/email', given)
    if (answer.ok) redirect(303, '/')
    const { status, code, body } = answer
    if (code?.startsWith('USER_ALREADY_EXISTS')) return fail(422, { name, problem: signInWords.taken })
    const said = typeof body.message === 'string' ? body.message : signInWords.noAnswer
    return fail(status < 500 ? status : 502, { name, problem: status === 429 ? signInWords.tooMany : said })
  },
}
