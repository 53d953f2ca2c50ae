import { ask } from '$lib/graph/ask.ts'
import { ChoicesQuery } from '$lib/invoice/editor/editor.graphql.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch }) => ({ choices: await ask(fetch, ChoicesQuery, {}) })
