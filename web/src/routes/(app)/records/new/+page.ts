import { allow } from '$lib/shell/allow.ts'
import { collectionWords } from '$lib/words/record.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = (event) => allow(event, 'administer', collectionWords.notAllowed)
