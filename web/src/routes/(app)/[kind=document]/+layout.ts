import { kindAt } from '$lib/document/kinds.ts'
import type { LayoutLoad } from './$types'

export const load: LayoutLoad = ({ params }) => ({ kind: kindAt(params.kind) })
