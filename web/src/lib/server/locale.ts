import { AsyncLocalStorage } from 'node:async_hooks'
import { readLocale } from '../words/locale.ts'

const current = new AsyncLocalStorage<string>()
readLocale(() => current.getStore() ?? '')

/** Renders as this person reads. */
export function renderIn<Result>(locale: string, render: () => Result): Result {
  return current.run(locale, render)
}

/** The first region of English the browser asks for. Our words are English; how dates and numbers look is the reader’s. */
export function chooseLocale(accepted: string | null): string {
  const wanted = (accepted ?? '').split(',').map((tag) => tag.split(';')[0]?.trim() ?? '')
  return wanted.find((tag) => /^en-[A-Z]{2}$/.test(tag)) ?? 'en-GB'
}
