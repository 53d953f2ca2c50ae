import { valueAt } from './filter.ts'

/** Sorts by `UpdatedDateUTC ASC, InvoiceNumber DESC`. */
export function sortBy<T>(items: T[], order: string, present: (item: T) => object): T[] {
  const keys = order.split(',').map((part) => part.trim().split(/\s+/))
  const keyed = items.map((item) => ({ item, shown: present(item) }))
  keyed.sort((a, b) => {
    for (const [path = '', direction = 'ASC'] of keys) {
      const [left, right] = [valueAt(a.shown, path) ?? '', valueAt(b.shown, path) ?? '']
      if (left < right) return direction.toUpperCase() === 'DESC' ? 1 : -1
      if (left > right) return direction.toUpperCase() === 'DESC' ? -1 : 1
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}
