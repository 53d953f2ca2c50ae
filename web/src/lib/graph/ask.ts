import { error } from '@sveltejs/kit'
import { ask as askOnce, Breakdown } from './client.ts'
import type { Document } from './graphql.ts'

/** Reads for a page's `load`: the answer, or the error page with its request id. */
export async function ask<Data, Variables extends Record<string, unknown>>(
  fetch: typeof globalThis.fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  try {
    return await askOnce(fetch, document, variables)
  } catch (failure) {
    if (!(failure instanceof Breakdown)) throw failure
    const { status, message, requestId } = failure
    error(status, { message, ...(requestId ? { requestId } : {}) })
  }
}
