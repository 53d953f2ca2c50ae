import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import { allow } from '$lib/shell/allow.ts'
import { notShownWords } from '$lib/words/not-shown.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async (event) => {
  const choices = ask(event.fetch, ChoicesQuery, {})
  await Promise.all([choices, allow(event, 'send', notShownWords.cannotWrite)])
  return { choices: await choices }
}
