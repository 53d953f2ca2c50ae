import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import { envelope } from './envelope.ts'
import { filterWhere } from '../where/filter.ts'
import { sortBy } from '../where/order.ts'

const defaultPageSize = 100

/** One kind of thing, to be listed. */
export interface Listing<T> {
  plural: string
  items: T[]
  updatedAt: (item: T) => number
  present: (item: T) => object
  /** With everything, for `where` and `order` to look into; as `present` when absent. */
  presentWhole?: (item: T) => object
  paged: 'never' | 'when-asked'
}

/** Filters by If-Modified-Since and `where`, orders, and cuts the page that was asked for. */
export function answerList<T>(call: Call, listing: Listing<T>): Answer {
  const whole = listing.presentWhole ?? listing.present
  const changed = listing.items.filter((item) => isChanged(call, listing.updatedAt(item)))
  const where = call.query.get('where')
  const found = where ? filterWhere(changed, where, whole) : changed
  const order = call.query.get('order')
  const sorted = order ? sortBy(found, order, whole) : found
  const page = Number(call.query.get('page') ?? '')
  if (listing.paged === 'never' || !Number.isInteger(page) || page < 1) {
    return envelope(call.world, { [listing.plural]: sorted.map(listing.present) })
  }
  const pageSize = sizeOf(call)
  const cut = sorted.slice((page - 1) * pageSize, page * pageSize)
  const pagination = { page, pageSize, pageCount: Math.ceil(sorted.length / pageSize), itemCount: sorted.length }
  return envelope(call.world, { pagination, [listing.plural]: cut.map(listing.present) })
}

function isChanged({ modifiedSince, world }: Call, updatedAt: number): boolean {
  if (modifiedSince === undefined) return true
  const second = Math.floor(updatedAt / 1000) * 1000
  return world.unknowns.modifiedSinceInclusive ? second >= modifiedSince : second > modifiedSince
}

function sizeOf(call: Call): number {
  const asked = Number(call.query.get('pagesize') ?? defaultPageSize)
  const { largestPage } = call.world.settings
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, largestPage) : defaultPageSize
}

/** The values of a comma-separated filter, in lower case; undefined when it was not given. */
export function filterValues(call: Call, name: string): Set<string> | undefined {
  const value = call.query.get(name.toLowerCase())
  if (!value) return undefined
  return new Set(value.split(',').map((part) => part.trim().toLowerCase()))
}

/** Whether a page was asked for. */
export function isPaged(call: Call): boolean {
  return Number(call.query.get('page') ?? 0) >= 1
}

/** Nobody has confirmed whether lists that are not asked for by status hold what was deleted. */
export function isListed(call: Call, { status }: { status: string }): boolean {
  return status !== 'DELETED' || call.world.unknowns.deletedInLists
}
