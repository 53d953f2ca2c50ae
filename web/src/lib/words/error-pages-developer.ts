import type { ErrorPage } from './ending-pages.ts'

/** What a program can meet that people seldom do. */
export const developerPages: Record<string, ErrorPage> = {
  TOO_MANY_ENDPOINTS: {
    title: 'Ten endpoints are there already',
    why: 'A workspace has up to ten webhook endpoints.',
    how: 'Delete one that is not needed.',
  },
  ENDPOINT_OFF: {
    title: 'The endpoint is switched off',
    why: 'Somebody did it, it answered 410, or it took nothing for five days.',
    how: 'Switch it on under Developers, Webhooks.',
  },
}
