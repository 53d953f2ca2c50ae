import { endingPages, type ErrorPage } from './ending-pages.ts'
import { developerPages } from './error-pages-developer.ts'
import { herePages } from './error-pages-here.ts'
import { kindPages } from './error-pages-kinds.ts'
import { recordPages } from './error-pages-records.ts'
import { wayPages } from './error-pages-way.ts'
import { workPages } from './error-pages-work.ts'
import { xeroPages } from './error-pages-xero.ts'

/** Why access to Xero is not there any more. */
const connectionPages: Record<string, ErrorPage> = {
  CONNECTION_NEEDS_YOU: {
    title: 'The connection needs you',
    why: 'Xero no longer accepts our access.',
    how: 'Reconnect. Your mappings are safe.',
  },
  TOKEN_EXPIRED: {
    title: 'The connection expired',
    why: 'Xero ends access that was not used for sixty days.',
    how: 'Reconnect. Your mappings are safe.',
  },
  REMOVED_IN_XERO: {
    title: 'Disconnected in Xero',
    why: 'Someone removed Tieout there.',
    how: 'Reconnect to carry on.',
  },
  SCOPE_MISSING: {
    title: 'One more permission is needed',
    why: 'The connection was allowed less than it needs.',
    how: 'Connect again and allow the whole list.',
  },
  PERMISSION: {
    title: 'Your Xero user may not do this',
    why: 'Only Standard and Adviser users can.',
    how: 'Ask one of them to reconnect.',
  },
}

/** What any request can meet. */
const requestPages: Record<string, ErrorPage> = {
  INVALID_INPUT: {
    title: 'Something is missing or wrong',
    why: 'A field of the request can’t be used as it is; the answer names which.',
    how: 'Correct the fields named and try again.',
  },
  NOT_FOUND: {
    title: 'It is not there',
    why: 'It was removed, or belongs to another workspace.',
    how: 'Read the list again.',
  },
}

/** Every code the API names, by what it is about. */
export const errorParts: readonly { title: string; pages: Record<string, ErrorPage> }[] = [
  { title: 'On the way to Xero', pages: wayPages },
  { title: 'The connection', pages: { ...connectionPages, ...endingPages } },
  { title: 'What Xero refuses or remarks on', pages: xeroPages },
  { title: 'Invoices and payments', pages: herePages },
  { title: 'Bills, expenses and credit notes', pages: kindPages },
  { title: 'Records', pages: recordPages },
  { title: 'Backfill, reconciliation, mapping and the team', pages: workPages },
  { title: 'Requests and webhooks', pages: { ...requestPages, ...developerPages } },
]

/** Every code the API names. */
export const errorPages: Record<string, ErrorPage> = Object.assign({}, ...errorParts.map(({ pages }) => pages))
