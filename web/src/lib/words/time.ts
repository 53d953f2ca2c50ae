import { count } from './plural.ts'

export const timeWords = {
  justNow: 'Just now',
  minutesAgo: (n: number) => `${count(n, 'minute')} ago`,
  yesterday: (clock: string) => `Yesterday ${clock}`,
  tomorrow: (clock: string) => `tomorrow ${clock}`,
} as const
