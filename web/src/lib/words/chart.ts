import { whole } from './plural.ts'

export const chartWords = {
  synced: 'Synced',
  failed: 'Failed',
  skipped: 'Skipped',
  day: 'Day',
  show: 'Show chart',
  asTable: 'Show as table',
  none: 'Each day’s syncing shows here once something goes to Xero.',
  finding: (synced: number, failed: number) => {
    if (synced + failed === 0) return 'Nothing synced in two weeks'
    return `${whole(synced)} synced in two weeks, ${failed === 0 ? 'none' : whole(failed)} failed`
  },
  label: (from: string, to: string, { synced, failed, skipped }: { synced: number; failed: number; skipped: number }) =>
    `Documents per day, ${from} to ${to}: ${synced} synced, ${failed} failed, ${skipped} skipped.`,
} as const
