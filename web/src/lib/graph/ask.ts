import { browser } from '$app/environment'
import { error } from '@sveltejs/kit'
import { notices } from '../ui/notices.svelte.ts'
import { breakdownWords } from '../words/breakdown.ts'
import { Breakdown } from './breakdown.ts'
import { ask as askLater, askFirst } from './client.ts'
import { toRequest } from './request.ts'
import { LastAnswers } from './last-answers.ts'
import type { Document } from './graphql.ts'

const lastAnswers = new LastAnswers()

/**
 * Reads for a page's `load`: the answer, or the error page with its request id. While nobody answers, a page that was
 * read before stays as it was.
 */
export async function ask<Data, Variables extends Record<string, unknown>>(
  fetch: typeof globalThis.fetch,
  document: Document<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  // On the server there is no before: it answers many people.
  const question = browser ? JSON.stringify(toRequest(document, variables)) : ''
  try {
    const data = await (isFirst() ? askFirst : askLater)(fetch, document, variables)
    if (browser) lastAnswers.keep(question, data)
    return data
  } catch (failure) {
    if (!(failure instanceof Breakdown)) throw failure
    const { status, message, requestId } = failure
    const last = isSilence(status) ? lastAnswers.find(question) : undefined
    if (last !== undefined) {
      // Without a network, or a server behind it, the frame says so by itself.
      if (status < 502) notices.say(breakdownWords.last(requestId))
      return last as Data
    }
    error(status, { message, ...(requestId ? { requestId } : {}) })
  }
}

/** What the server reads, and what a browser finds in the page it wrote. */
function isFirst(): boolean {
  return !browser || !('ready' in globalThis.document.documentElement.dataset)
}

/** No network, no server behind it, or one that broke; anything else was said on purpose. */
function isSilence(status: number): boolean {
  return status >= 500
}
