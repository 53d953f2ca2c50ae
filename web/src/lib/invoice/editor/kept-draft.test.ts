import { expect, test } from 'vitest'
import { KeptDraft } from './kept-draft.ts'

const now = new Date('2026-11-20T10:41:00Z')

function shelf() {
  const things = new Map<string, string>()
  return {
    getItem: (key: string) => things.get(key) ?? null,
    setItem: (key: string, text: string) => void things.set(key, text),
    removeItem: (key: string) => void things.delete(key),
  }
}

test('what is kept is found again by the same person on the same page, and by nobody else', () => {
  const browser = shelf()
  new KeptDraft(['w1', 'maya@a.example', '/invoices/new'], () => browser).keep('typed', now)
  expect(new KeptDraft(['w1', 'maya@a.example', '/invoices/new'], () => browser).find()).toEqual({
    text: 'typed',
    at: now.toISOString(),
  })
  for (const key of [
    ['w1', 'tess@a.example', '/invoices/new'],
    ['w2', 'maya@a.example', '/invoices/new'],
    ['w1', 'maya@a.example', '/bills/new'],
  ])
    expect(new KeptDraft(key, () => browser).find()).toBeUndefined()
})

test('what is forgotten is gone', () => {
  const own = shelf()
  const toShelf = () => own
  const kept = new KeptDraft(['w1', 'maya@a.example', '/invoices/new'], toShelf)
  kept.keep('typed', now)
  kept.forget()
  expect(kept.find()).toBeUndefined()
})

test('what nobody can read is forgotten', () => {
  const own = shelf()
  own.setItem('draft w1', '{"text":')
  expect(new KeptDraft(['w1'], () => own).find()).toBeUndefined()
  expect(own.getItem('draft w1')).toBeNull()
})

test('without room, or a place at all, it says that nothing was kept', () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new DOMException('', 'QuotaExceededError')
    },
  }
  expect(new KeptDraft(['w1'], () => full).keep('typed', now)).toBe(false)
})
