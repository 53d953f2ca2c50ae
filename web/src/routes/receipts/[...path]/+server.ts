import { forward } from '$lib/server/forward.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => forward(event)
export const PUT: RequestHandler = (event) => forward(event)
