import type { EncodedWrite, PlannedItem, PlannedItemSide } from '../../engine/ledger-plans.ts'
import { encode } from './payload.ts'

/** New items, found again by their code. Prices leave as numbers of up to four places, as they were typed. */
export function encodeItems(items: PlannedItem[]): EncodedWrite {
  return encode('createItems', {
    keys: items.map(({ code }) => code),
    ids: items.map(() => null),
    rows: items.map(({ code, name, description, sales, purchases }) => ({
      ...{ code, name, description },
      purchaseDescription: purchases && description,
      ...{ isSold: sales !== undefined, isPurchased: purchases !== undefined, isTrackedAsInventory: false },
      salesDetails: sales && toDetails(sales),
      purchaseDetails: purchases && toDetails(purchases),
    })),
  })
}

function toDetails({ price, accountCode, taxType }: PlannedItemSide) {
  return { unitPrice: price === undefined ? undefined : Number(price), accountCode, taxType }
}
