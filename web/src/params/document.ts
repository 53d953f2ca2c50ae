import type { ParamMatcher } from '@sveltejs/kit'

const names = new Set(['bills', 'expenses', 'credit-notes'])

/** Addresses of the documents beside invoices, which have pages of their own. */
export const match = ((name) => names.has(name)) satisfies ParamMatcher
