import { notFound } from '../accounting/answer.ts'
import { answerBatch } from '../accounting/batch.ts'
import type { Call, Endpoint } from '../accounting/call.ts'
import { refuseElement } from '../accounting/echo.ts'
import { Problems } from '../accounting/element-failure.ts'
import { findItem, readItem, saveItem } from '../accounting/item-rules.ts'
import { answerList } from '../accounting/lists.ts'
import { presentItem } from '../accounting/present-item.ts'
import { text, type Raw } from '../accounting/read.ts'
import type { Item } from '../model/organisation.ts'

const scopes = ['accounting.settings', 'accounting.invoices']
const list = {
  plural: 'Items',
  present: presentItem,
  paged: 'never' as const,
  updatedAt: (item: Item) => item.updatedAt,
}

/** Items: PUT only creates; POST changes the one of that id or code, or makes it. */
export const itemEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/Items',
    scopes,
    answer: (call) =>
      answerList(call, { ...list, items: call.world.store.items.by('organisation', call.organisationId) }),
  },
  {
    method: 'GET',
    path: '/Items/:id',
    scopes,
    answer: (call) => {
      const item = findItem(call, call.params['id'] ?? '')
      if (!item) throw notFound()
      return answerList(call, { ...list, items: [item] })
    },
  },
  {
    method: 'PUT',
    path: '/Items',
    scopes: ['accounting.invoices'],
    answer: (call) => answerBatch(call, 'Items', (raw) => write(call, raw, undefined)),
  },
  {
    method: 'POST',
    path: '/Items',
    scopes: ['accounting.invoices'],
    answer: (call) =>
      answerBatch(call, 'Items', (raw) =>
        write(call, raw, findItem(call, text(raw, 'ItemID') ?? text(raw, 'Code') ?? '')),
      ),
  },
]

function write(call: Call, raw: Raw, before: Item | undefined): object {
  const problems = new Problems()
  const read = readItem(call, raw, before, problems)
  if (problems.any) throw refuseElement(raw, { id: 'ItemID', plain: ['Code', 'Name', 'Description'] }, problems)
  return presentItem(saveItem(call, read, before))
}
