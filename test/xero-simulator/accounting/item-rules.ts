import { Decimal } from 'decimal.js'
import { newId } from '../core/ids.ts'
import type { Item, ItemDetails } from '../model/organisation.ts'
import { messages } from '../rules/messages.ts'
import { stamp, type Actor } from './actor.ts'
import type { Problems } from './element-failure.ts'
import { amount, flag, record, text, type Raw } from './read.ts'

/** The item an application or a person means: by id, or by code without regard to case. */
export function findItem(actor: Actor, idOrCode: string): Item | undefined {
  const wanted = idOrCode.toLowerCase()
  return actor.world.store.items
    .by('organisation', actor.organisationId)
    .find(({ id, code }) => id === wanted || code.toLowerCase() === wanted)
}

/** What was sent of an item, over what it was before. */
export function readItem(actor: Actor, raw: Raw, before: Item | undefined, problems: Problems): Omit<Item, 'id'> {
  const code = text(raw, 'Code') ?? before?.code ?? ''
  const name = text(raw, 'Name') ?? before?.name
  if (code === '') problems.add(messages.itemCodeMissing)
  const longest = { Code: 30, Name: 50, Description: 4000 }
  for (const [member, length] of Object.entries(longest))
    if ((text(raw, member)?.length ?? 0) > length) problems.add(messages.tooLong(member, length))
  const twin = findItem(actor, code)
  if (twin && twin.id !== before?.id) problems.add(messages.itemCodeTaken(code))
  const sales = readDetails(actor, raw, 'SalesDetails', problems) ?? before?.sales
  const purchases = readDetails(actor, raw, 'PurchaseDetails', problems) ?? before?.purchases
  const description = text(raw, 'Description') ?? before?.description
  return {
    ...{ organisationId: actor.organisationId, code, name: name ?? code, updatedAt: 0 },
    ...(description !== undefined && { description }),
    ...(flag(raw, 'IsSold') !== false && sales && { sales }),
    ...(flag(raw, 'IsPurchased') !== false && purchases && { purchases }),
  }
}

function readDetails(actor: Actor, raw: Raw, member: string, problems: Problems): ItemDetails | undefined {
  const given = record(raw, member)
  if (!given) return undefined
  const unitPrice = amount(given, 'UnitPrice')
  const accountCode = text(given, 'AccountCode')
  const taxType = text(given, 'TaxType')
  const { accounts, taxRates } = actor.world.store
  const account = accounts.by('organisation', actor.organisationId).find(({ code }) => code === accountCode)
  if (accountCode !== undefined && !account) problems.add(messages.accountInvalid(accountCode))
  const rate = taxRates.by('organisation', actor.organisationId).find((one) => one.taxType === taxType)
  if (taxType !== undefined && !rate) problems.add(messages.taxUnknown(taxType))
  return {
    ...(unitPrice && { unitPrice: unitPrice.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed(4) }),
    ...(accountCode !== undefined && { accountCode }),
    ...(taxType !== undefined && { taxType }),
  }
}

/** Keeps an item. No webhook tells of items. */
export function saveItem(actor: Actor, item: Omit<Item, 'id'>, before: Item | undefined): Item {
  return actor.world.store.items.put({ ...item, id: before?.id ?? newId(), updatedAt: stamp(actor) })
}
