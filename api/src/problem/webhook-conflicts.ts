import type { Words } from './words.ts'

/** What stands in the way of webhooks. */
export const WEBHOOK_CONFLICTS = {
  TOO_MANY_ENDPOINTS: () => ({
    title: 'Ten endpoints are there already',
    message: 'Delete one that is not needed first. Nothing was saved.',
  }),
  ENDPOINT_OFF: () => ({
    title: 'The endpoint is switched off',
    message: 'Switch it on first. Nothing was sent.',
  }),
} as const satisfies Record<string, () => Words>
