import { forward } from '$lib/server/forward.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => forward(event)
export const POST: RequestHandler = (event) => forward(event)
