import { count } from './plural.ts'

/** What is said while the page is open: it comes after the page. */
export const newsWords = {
  offline: (time: string) => `You’re offline. Showing what we last had (${time}).`,
  changed: (changes: readonly { number: string; word: string }[]) => {
    const [first] = changes
    if (changes.length === 1 && first) return `${first.number} is now ${first.word.toLowerCase()}.`
    return `${count(changes.length, 'document')} changed.`
  },
  unread: 'You’re offline. That page opens when you’re back.',
  dismiss: 'Dismiss',
} as const
